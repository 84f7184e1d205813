#!/bin/bash
# startup.sh [ROUNDS [PHOTOS]]: start to first answer and to ready, resident memory, photos and matches
# a second, for JVM, JVM with AOT cache and the native executable, interleaved; first with a running
# PostgreSQL of its own process, then with the embedded one. Needs ./perigee package and
# ./perigee package --native. DISTRIBUTION, NATIVE and PHOTO name other folders and another photo.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
rounds=${1:-7} photos=${2:-1000}
distribution=${DISTRIBUTION:-$(ls -d target/perigee-*[0-9] | head -n 1)}
native=${NATIVE:-$(ls -d target/perigee-*-native | head -n 1)}
photo=${PHOTO:-src/test/resources/photos/sample1.jpg}
data=$(mktemp -d)
postgres=

finish() {
  [ -z "$postgres" ] || kill -INT "$postgres" 2>/dev/null || true
  sleep 1
  rm -rf "$data"
}
trap finish EXIT
run() { # run PHOTOS: in the order JVM, AOT, native, JVM, …
  "$JAVA_HOME/bin/java" bench/Startup.java "$rounds" "$1" "$photo" "$data/data" \
    JVM "env PERIGEE_AOT_CACHE=-Xshare:auto $distribution/bin/perigee" \
    "JVM + AOT cache" "$distribution/bin/perigee" \
    native "$native/perigee ${NATIVE_OPTS:-}"
}

echo "== sizes"
du -sh "$distribution" "$distribution"/* "$native"/*

echo "== embedded PostgreSQL, data folder exists, database not running before the start"
run 0

echo "== external PostgreSQL, running"
programs=$(ls -d "$data"/data/postgres/bin-*/bin)
cluster=$data/data/postgres/data
port=15992
as=()
[ "$(id -u)" != 0 ] || as=(unshare --user)
"${as[@]}" "$programs/postgres" -D "$cluster" -p $port -c listen_addresses=127.0.0.1 \
  -c unix_socket_directories= -c shared_buffers=256MB >"$data/postgres.log" 2>&1 &
postgres=$!
sleep 3
QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://127.0.0.1:$port/perigee
QUARKUS_DATASOURCE_USERNAME=perigee
QUARKUS_DATASOURCE_PASSWORD=$(cat "$data"/data/postgres/password)
export QUARKUS_DATASOURCE_REACTIVE_URL QUARKUS_DATASOURCE_USERNAME QUARKUS_DATASOURCE_PASSWORD
run "$photos"
