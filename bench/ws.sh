#!/usr/bin/env bash
# WebSocket clients with a filter each under a load of raw events: each must get exactly its events;
# those that do not read must be closed with 1013.
#
#   bench/ws.sh [TIME] [CLIENTS] [SLOW]     default 1M 1000 10
#
# Uses a data folder of its own and port 5912 ($PORT).
. "$(dirname "$0")/run.sh"
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
ulimit -n "$(ulimit -Hn)"
run_class WebSockets "${1:-1M}" "${2:-1000}" "${3:-10}" "$data" "${PORT:-5912}"
