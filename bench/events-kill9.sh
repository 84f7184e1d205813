#!/usr/bin/env bash
# Kills the server with SIGKILL while raw events arrive, N times, and looks for every acknowledged
# event: in the database, exactly once, and by matching.
#
#   bench/events-kill9.sh N
#
# Uses a data folder of its own and port 5911 ($PORT). Ends with an error when an event is lost or
# there twice; the data folder is then kept.
. "$(dirname "$0")/run.sh"
[ $# -ge 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 2; }
data=$(mktemp -d)
echo "data folder: $data" >&2
run_class EventsKill9 "$1" "$data" "${PORT:-5911}"
rm -rf "$data"
