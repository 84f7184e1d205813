#!/usr/bin/env bash
# The storage of images and objects.
#
#   bench/storage.sh disk [BLOBS] [BYTES]   rates of put, get and sweep, and the heap in use
#   bench/storage.sh s3 [PUTS] [BYTES]      puts to an S3 server on this machine, beside the bare client
#   bench/storage.sh kill9 [KILLS]          kill -9 of 200 writers: nothing acknowledged is lost
#
# Works in a folder of its own below $TMPDIR, which it removes when all went well; prints the load.
set -eu
cd "$(dirname "$0")/.."
[ $# -ge 1 ] || { sed -n '4,6s/^# \{0,1\}//p' "$0"; exit 2; }
. .mvn/find-jdk.sh
./mvnw -B -q test-compile org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
  -Dmdep.outputFile=target/test-classpath -Dmdep.includeScope=test
folder=$(mktemp -d)

run() {
  "$JAVA_HOME/bin/java" -Xmx512m -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -cp "target/test-classes:target/classes:$(cat target/test-classpath)" "$@"
}

uptime
case $1 in
  disk)
    for part in put get sweep; do
      run dev.perigee.bench.StorageBenchmark "$part" "$folder" "${2:-1000000}" "${3:-2048}"
    done
    ;;
  s3) run dev.perigee.blob.internal.s3.S3RateBenchmark "${2:-3000}" "${3:-20480}" ;;
  kill9) run dev.perigee.bench.StorageKill9 "${2:-100}" "$folder" ;;
  *) echo "disk, s3 or kill9" >&2; exit 2 ;;
esac
uptime
rm -rf "$folder"
