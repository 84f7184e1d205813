#!/usr/bin/env bash
# Enrols every other photo of each person into a running server and asks it who is on the rest.
#
#   bench/enrol-identities.sh DIR [URL]     DIR: one folder of photos per person
#
# Prints the share of right answers at rank 1 and the error rates by threshold.
. "$(dirname "$0")/run.sh"
[ $# -ge 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2; }
run_class EnrolIdentities "$@"
