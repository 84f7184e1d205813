#!/bin/bash
# auth.sh [ROUNDS [SECONDS [CONNECTIONS]]]: what authentication costs. wrk asks, interleaved, a bare
# Quarkus endpoint that answers the same JSON (bench/bare), /version of Perigee, which asks nobody,
# and /6/account with Basic and with Bearer; the medians are printed, and what is left of the
# throughput, round by round, so that noise hits both sides. Needs ./perigee --build and wrk. Both programs get the same JVM settings.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
rounds=${1:-5} seconds=${2:-10} connections=${3:-16}
bare_port=17901 port=17900
data=$(mktemp -d)
java=("$JAVA_HOME/bin/java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow -Xmx1g -Djava.util.logging.manager=org.jboss.logmanager.LogManager)

finish() {
  kill $(jobs -p) 2>/dev/null || true
  wait
  rm -rf "$data"
}
trap finish EXIT

version=$(sed -n 's|.*<quarkus.version>\(.*\)</quarkus.version>.*|\1|p' pom.xml)
./mvnw -q -B ${MAVEN_OPTIONS:-} -f bench/bare/pom.xml -Dquarkus.version="$version" package
"${java[@]}" -Dquarkus.http.port=$bare_port -Dquarkus.http.host=127.0.0.1 \
  -jar bench/bare/target/quarkus-app/quarkus-run.jar >"$data/bare.log" 2>&1 &
PERIGEE_HOME=$PWD "${java[@]}" -jar target/quarkus-app/quarkus-run.jar \
  serve --port $port --data "$data/data" >"$data/perigee.log" 2>&1 &
perigee=$!

api=http://127.0.0.1:$port
until curl -sf "$api/6/account" -u luna@visionlabs.ru:luna -o /dev/null; do
  sleep 1
  kill -0 $perigee 2>/dev/null || { cat "$data/perigee.log"; exit 1; }
done
jwt=$(curl -s "$api/6/tokens" -u luna@visionlabs.ru:luna -H 'Content-Type: application/json' \
  -d '{"permissions": {"account": ["view"]}, "expiration_time": null}' |
  sed 's/.*"token":"\([^"]*\)".*/\1/')

measure() { # measure NAME SECONDS URL [HEADER]
  local name=$1 time=$2 url=$3
  shift 3
  echo "$name $(wrk -t1 -c"$connections" -d"${time}s" "$@" "$url" | tee -a "$data/wrk.log" |
    sed -n 's/^Requests\/sec: *//p')"
}
all() {
  measure bare "$1" http://127.0.0.1:$bare_port/account
  measure version "$1" "$api/version"
  measure basic "$1" "$api/6/account" -H "Authorization: Basic $(printf luna@visionlabs.ru:luna | base64)"
  measure bearer "$1" "$api/6/account" -H "Authorization: Bearer $jwt"
}

nproc | sed 's/$/ cores/'
all "$seconds" >/dev/null # the compilers warm up
for _ in $(seq "$rounds"); do all "$seconds"; done | tee "$data/figures"
! grep -q 'Non-2xx' "$data/wrk.log"
echo "== median requests a second, $connections connections"
median() { sort -n | sed -n "$(((rounds + 1) / 2))p"; }
of() { sed -n "s/^$1 //p" "$data/figures"; } # the figures of one name, a line a round
for name in bare version basic bearer; do
  echo "$name $(of $name | median)"
done
echo "== median share of the throughput, %"
for pair in "version bare" "basic version" "bearer version" "basic bare" "bearer bare"; do
  set -- $pair
  echo "$1 of $2: $(paste <(of "$1") <(of "$2") | awk '{printf "%.1f\n", 100 * $1 / $2}' | median)"
done
