#!/usr/bin/env bash
# 10,000 mixed requests to a running server on this machine: sdk, detector (photos on their side), broken
# images, videos. Prints resident memory and heap at every thousand; both should stay flat after the first
# few thousand.
#
#   bench/memory.sh PID [REQUESTS [CLIENTS [URL]]]    PID: of the server; 10,000, 4 clients, port 5000
#
# The server has to be allowed to fetch from this machine:
#   PERIGEE_FETCH_PRIVATE_NETWORKS=127.0.0.0/8 ./perigee
# About 20 minutes.
. "$(dirname "$0")/run.sh"
[ $# -ge 1 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2; }
run_class MemoryLoad "$root" "$@"
