#!/usr/bin/env bash
# Random operations from eight clients, then kill -9, then a start: is the index equal to the
# database? As often as told.
#
#   bench/index-chaos.sh [ROUNDS [OPERATIONS]]     10 rounds of 100,000 operations
#
# Uses a data folder of its own and port 5920 ($PORT). Ends with an error when index and database
# differ; the data folder is then kept.
. "$(dirname "$0")/run.sh"
data=$(mktemp -d)
echo "data folder: $data" >&2
run_class IndexChaos "$data" "${PORT:-5920}" "${1:-10}" "${2:-100000}"
rm -rf "$data"
