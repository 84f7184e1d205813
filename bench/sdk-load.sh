#!/usr/bin/env bash
# Load on /6/sdk (detection and descriptor) of a running server.
#
#   bench/sdk-load.sh DIR [CLIENTS [SECONDS [URL]]]     DIR: JPEG files, at any depth
#
# Prints photos a second and the answer times. 4 clients, 20 seconds, port 5000 unless told.
. "$(dirname "$0")/run.sh"
[ $# -ge 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
run_class SdkLoad "$@"
