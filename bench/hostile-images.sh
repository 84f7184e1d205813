#!/usr/bin/env bash
# Sends some 300 hostile images (bombs, cut ones, floods of metadata) to a server of its own.
#
#   bench/hostile-images.sh [ROUNDS]      5 rounds behind a warm-up unless told; port 5900 ($PORT)
#
# Prints the milliseconds of the answers and the growth of the server's heap. Ends with an error when
# an image is not answered with 400, an answer takes 100 ms, or the heap grows by 64 MB.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
./perigee --build
./mvnw -B -q test-compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
data=$(mktemp -d)
port=${PORT:-5900}
PERIGEE_JAVA_OPTS="-Xmx1g ${PERIGEE_JAVA_OPTS:-}" ./perigee --port "$port" --data "$data" >"$data/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; rm -rf "$data"' EXIT
for _ in $(seq 600); do
  curl -fs "http://127.0.0.1:$port/6/healthcheck" >/dev/null && break
  kill -0 "$server" || { cat "$data/log" >&2; exit 1; }
  sleep 0.5
done
uptime
"$JAVA_HOME/bin/java" -Xmx2g -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  dev.perigee.bench.HostileBenchmark "http://127.0.0.1:$port" "$server" "${1:-5}"
uptime
