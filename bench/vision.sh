#!/usr/bin/env bash
# Milliseconds per stage of the analysis of one photo at a time, by one caller.
#
#   bench/vision.sh                 a 640x480 and a 4000x3000 photo made from the test photos, 20 runs
#   bench/vision.sh PHOTO...        these photos
#
# Needs a quiet machine; prints the load before and after.
set -eu
exec "$(dirname "$0")/vision-class.sh" dev.perigee.bench.VisionBenchmark "$@"
