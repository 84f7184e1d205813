#!/usr/bin/env bash
# Raw events with a descriptor each: how many a second, how soon a search finds them, the same rows
# by a bare multi-row insert in the same run, then searches and statistics over generated events.
#
#   bench/events.sh [TIME] [GENERATED]     TIME: such as 10M or 30S (default 1M)
#                                          GENERATED: number of events (default 1000000, 0: none)
#
# Uses a data folder of its own and port 5910 ($PORT). Ten million events take about 15 GB.
. "$(dirname "$0")/run.sh"
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT
run_class Events "${1:-1M}" "${2:-1000000}" "$data" "${PORT:-5910}"
