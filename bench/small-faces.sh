#!/usr/bin/env bash
# Which faces of the tests' group photos are found in copies of other sizes and as small parts of
# 12 megapixels, and how near their descriptors come to those of the full-size faces.
#
#   bench/small-faces.sh
set -eu
exec "$(dirname "$0")/vision-class.sh" dev.perigee.bench.SmallFaces
