#!/usr/bin/env bash
# Kills the server with SIGKILL while clients enrol, N times, and looks for every acknowledged face.
#
#   bench/kill9.sh N [PHOTOS]     PHOTOS: folder of JPEG files; one client then sends photos
#
# Uses a data folder of its own and port 5900 ($PORT). Ends with an error when a face is lost or
# index and database differ; the data folder is then kept.
. "$(dirname "$0")/run.sh"
[ $# -ge 1 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 2; }
rounds=$1
shift
data=$(mktemp -d)
echo "data folder: $data" >&2
run_class Kill9 "$rounds" "$data" "${PORT:-5900}" "$@"
rm -rf "$data"
