#!/usr/bin/env bash
# Compiles the tests and runs one of their classes: vision-class.sh CLASS ARGUMENT...
# Paths among the arguments are those of the folder that it is called from.
set -eu
class=$1
shift
for path in "$@"; do
  shift
  set -- "$@" "$(realpath "$path")"
done
cd "$(dirname "$0")/.."
. .mvn/find-jdk.sh
./mvnw -B -q test-compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
export MALLOC_MMAP_THRESHOLD_=33554432 MALLOC_TRIM_THRESHOLD_=268435456 \
  MALLOC_ARENA_MAX="$(nproc)" # as ./perigee does
uptime
"$JAVA_HOME/bin/java" -XX:+UseTransparentHugePages -XX:MaxRAMPercentage=50 \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp "target/test-classes:target/classes:$(cat target/test-classpath)" "$class" "$@"
uptime
