#!/usr/bin/env bash
# Micro-benchmarks (JMH) of the exact scan beside the machine's read limit, and of loading.
#
#   bench/index-scan.sh                        all: 200,000 and 1,000,000 rows, 1 and 2 threads, 3 minutes
#   bench/index-scan.sh -p rows=1000000 Scan   options and filters of JMH
#
# Needs 4 GB of free memory and a quiet machine; prints the load before and after.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
./mvnw -B -q test-compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
uptime
"$JAVA_HOME/bin/java" --add-modules=jdk.incubator.vector \
  -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  dev.perigee.bench.IndexBenchmarks "$@"
uptime
