#!/usr/bin/env bash
# /6/matcher/faces at a steady rate, with many faces in PostgreSQL and the index.
#
#   bench/matcher-load.sh DATA [FACES [RATE [SECONDS]]]
#
# DATA: folder that keeps the faces for the next run; made and filled where there are fewer than
# FACES (1,000,000). 50 requests a second for 60 seconds unless told, after as long a warm-up; port
# 5910 ($PORT). Prints how long the start took with the loading of the index, and p50 to p99 from
# when a request was due.
# One million faces need 2 GB of disk, the first time some minutes, and 2 GB of memory.
. "$(dirname "$0")/run.sh"
[ $# -ge 1 ] || { sed -n '2,11s/^# \{0,1\}//p' "$0"; exit 2; }
mkdir -p "$1"
run_class MatcherLoad "$(realpath "$1")" "${PORT:-5910}" "${2:-1000000}" "${3:-50}" "${4:-60}"
