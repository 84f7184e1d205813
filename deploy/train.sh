#!/bin/sh
# train.sh DISTRIBUTION PHOTO: runs the distribution once for real (start, photo, enrolment, match,
# stop) and keeps what Java learned as DISTRIBUTION/perigee.aot: classes loaded and linked ahead,
# profiles of the hot methods. Needs curl. The data folder of the run is thrown away.
set -eu
home=$(cd "$1" && pwd)
photo=$2
port=${TRAIN_PORT:-15987}
url=http://127.0.0.1:$port
data=$(mktemp -d)
server=

finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$data"
}
trap finish EXIT
trap 'exit 1' INT TERM

ask() { curl -sS --fail-with-body --max-time 60 -u luna@visionlabs.ru:luna "$@"; }
json() { ask -H 'Content-Type: application/json' "$@"; }
value() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -n 1; }

rm -f "$home/perigee.aot"
PERIGEE_AOT_CACHE="-XX:AOTCacheOutput=$home/perigee.aot" \
  "$home/bin/perigee" --port "$port" --data "$data/data" >"$data/log" 2>&1 &
server=$!

waited=0
until curl -fsS --max-time 5 -o /dev/null "$url/6/healthcheck" 2>/dev/null; do
  waited=$((waited + 1))
  if [ "$waited" -gt 600 ] || ! kill -0 "$server" 2>/dev/null; then
    echo "train.sh: the server did not become healthy" >&2
    cat "$data/log" >&2
    exit 1
  fi
  sleep 0.2
done

curl -fsS -o /dev/null "$url/version"
list=$(json "$url/6/lists" -d '{"user_data":"training"}' | value list_id)
for _ in 1 2 3 4 5; do
  ask -o /dev/null -H 'Content-Type: image/jpeg' --data-binary "@$photo" \
    "$url/6/sdk?estimate_face_descriptor=1&detect_landmarks68=1&estimate_face_warp=1"
  sample=$(ask -H 'Content-Type: image/jpeg' --data-binary "@$photo" "$url/6/detector" | value sample_id)
  attribute=$(json "$url/6/extractor" -d "[\"$sample\"]" | value attribute_id)
  face=$(json "$url/6/faces" -d "{\"attribute\":{\"attribute_id\":\"$attribute\"},\"lists\":[\"$list\"]}" | value face_id)
  json -o /dev/null "$url/6/matcher/faces" -d "{\"references\":[{\"type\":\"face\",\"id\":\"$face\"}],\
\"candidates\":[{\"filters\":{\"origin\":\"faces\",\"list_id\":\"$list\"},\"limit\":3}]}"
  ask -o /dev/null "$url/6/faces?page_size=10"
done

kill "$server"
wait "$server" || true # 143: ended by the signal
server=
[ -s "$home/perigee.aot" ] || { cat "$data/log" >&2; echo "train.sh: no AOT cache was written" >&2; exit 1; }
