#!/bin/sh
# Start script of the JVM distribution: everything it needs lies beside it.
set -eu
PERIGEE_HOME=$(dirname "$(dirname "$(readlink -f "$0")")")
export PERIGEE_HOME

# Photos take blocks of many megabytes. glibc gives those back to the system at once and pays for
# new pages with the next photo, which takes longer than the networks do: it may keep them. What it
# keeps it keeps in every arena, of which it would make eight a core.
export MALLOC_MMAP_THRESHOLD_="${MALLOC_MMAP_THRESHOLD_:-33554432}"
export MALLOC_TRIM_THRESHOLD_="${MALLOC_TRIM_THRESHOLD_:-268435456}"
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-$(nproc)}"

# What the cache was trained with must be what it is used with: see deploy/train.sh. Without the
# cache, or with one that does not fit, Java starts all the same, only slower.
cache=${PERIGEE_AOT_CACHE:-"-XX:AOTCache=$PERIGEE_HOME/perigee.aot -Xlog:aot=off -Xlog:cds=off"}

# Half of the memory for the heap: PyTorch lives outside it.
# shellcheck disable=SC2086 # lists of words
exec "$PERIGEE_HOME/runtime/bin/java" $cache \
  --add-modules=jdk.incubator.vector \
  --enable-native-access=ALL-UNNAMED \
  --sun-misc-unsafe-memory-access=allow \
  -XX:+UseTransparentHugePages \
  -XX:MaxRAMPercentage=50 \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  ${PERIGEE_JAVA_OPTS:-} \
  -jar "$PERIGEE_HOME/app/quarkus-run.jar" "$@"
