#!/usr/bin/env bash
# The descriptor index beside an exact search in floats, the machine's read limit and, where
# python3-faiss is installed, FAISS, in one run.
#
#   bench/index.sh [ROWS [QUERIES [SECONDS]]]           synthetic people: 1,000,000 rows, 500
#                                                       queries for each cosine, 8 s a measurement
#   bench/index.sh --photos DIR [ROWS [QUERIES [SECONDS]]]
#                                                       people who are perturbations of the real
#                                                       descriptors of the photos
#   FAISS_HNSW=50000 bench/index.sh …                   FAISS' graph too, of that many rows (one
#                                                       million takes hours)
#
# One and two threads, one search and sixteen at a time: searches a second, p50 and p99; share of
# mates at cosine 0.35, 0.44 and 0.5 that are found, of those among the exact best 100; bytes per
# descriptor; speed of loading; time from an insert to finding it. Needs 6 GB of free memory and a
# quiet machine; prints the load before and after.
set -eu
photos=
if [ "${1:-}" = --photos ]; then
  photos=$(realpath "$2")
  shift 2
fi
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
./mvnw -B -q test-compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
run() { # JVM options are before the class
  "$JAVA_HOME/bin/java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED \
    --sun-misc-unsafe-memory-access=allow -XX:+UseTransparentHugePages -Xms5g -Xmx5g \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "target/test-classes:target/classes:$(cat target/test-classpath)" "$@"
}
real=()
if [ -n "$photos" ]; then
  run dev.perigee.bench.PhotoDescriptors "$photos" "$work/real"
  real=("$work/real")
fi
dump=-
if python3 -c 'import faiss' 2>/dev/null; then
  dump=$work/rows
else
  echo "FAISS is not installed (Debian: python3-faiss): left out" >&2
fi
uptime
run dev.perigee.bench.GalleryBenchmark "${1:-1000000}" "${2:-500}" "${3:-8}" "$dump" "${real[@]}"
[ "$dump" = - ] || python3 bench/faiss_baseline.py "$dump" "${FAISS_HNSW:-0}"
uptime
