#!/usr/bin/env bash
# Ten million generated faces: do they load and answer within the machine's memory?
#
#   bench/index-10m.sh DATA [FACES [RATE [SECONDS]]]
#
# As bench/matcher-load.sh with 10,000,000 faces and 10 requests a second. Needs 20 GB of disk and
# 24 GB of memory; the first time half an hour for writing the faces.
exec "$(dirname "$0")/matcher-load.sh" "${1:?data folder}" "${2:-10000000}" "${3:-10}" "${4:-60}"
