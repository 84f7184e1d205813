#!/usr/bin/env bash
# Milliseconds per stage of the analysis of one photo, and photos a second of 1, 2 and 8 clients beside
# a bare DJL loop of the same networks, in turns.
#
#   bench/vision.sh                 photos of 640x480, 2 and 12 megapixels made from the test photos
#   bench/vision.sh PHOTO...        these photos
#   CORE=0 bench/vision.sh          on this core alone
#
#   SERVER=http://127.0.0.1:5000    also through /6/sdk of a running server on the same machine, and what
#                                   processor time the clients take from it
#   SECONDS_EACH=5                  of each of the five rounds of each measurement, whose median counts
#
# 13 minutes, 18 with a server, which answers photos for three minutes before anything counts. Needs a
# quiet machine; prints the load before and after.
set -eu
exec ${CORE:+taskset -c "$CORE"} "$(dirname "$0")/vision-class.sh" dev.perigee.bench.VisionBenchmark "$@"
