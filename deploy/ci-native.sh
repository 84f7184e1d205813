#!/bin/bash
# ci-native.sh [KIT]: builds the native executable and runs the smoke scenario on it. KIT is a folder
# with a setup.sh that makes a GraalVM home out of the JDK; without one (and without GRAALVM_HOME) it
# says so and does nothing. Needs the compiled tests of ./mvnw verify.
set -eu
cd "$(dirname "$0")/.."
kit=${1:-../shared/tools/native-image-kit}
. .mvn/find-jdk.sh
if [ ! -x "${GRAALVM_HOME:-}/bin/native-image" ]; then
  if [ ! -f "$kit/setup.sh" ]; then
    echo "skipped: native executable and its smoke scenario (no GRAALVM_HOME, no native-image kit)"
    exit 0
  fi
  GRAALVM_HOME=$PWD/target/native-home/jdk
  export GRAALVM_HOME
  [ -x "$GRAALVM_HOME/bin/native-image" ] || bash "$kit/setup.sh" "$PWD/target/native-home" "$JAVA_HOME"
fi
./perigee package --native
executable=$(ls target/perigee-*-native/perigee)
./mvnw -B -ntp failsafe:integration-test failsafe:verify -Dit.test=SmokeIT \
  "-Dperigee.smoke.command=$PWD/$executable -Xmx1g"
