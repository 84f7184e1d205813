#!/usr/bin/env bash
# Milliseconds per stage of the analysis of one photo at a time, by one caller.
#
#   bench/vision.sh                 a 640x480 and a 4000x3000 photo made from the test photos, 20 runs
#   bench/vision.sh PHOTO...        these photos
#
# Needs a quiet machine; prints the load before and after.
set -eu
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
./mvnw -B -q test-compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
uptime
"$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp "target/test-classes:target/classes:$(cat target/test-classpath)" \
  dev.perigee.bench.VisionBenchmark "$@"
uptime
