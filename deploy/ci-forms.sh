#!/bin/bash
# ci-forms.sh [KIT]: builds the packaged forms of the program, each followed by the smoke scenario:
# the distribution folder, and the native executable. The latter needs GRAALVM_HOME, or KIT: a folder
# with a setup.sh that makes a GraalVM home out of the JDK (which needs a C compiler and zlib's header).
# Needs the compiled tests of ./mvnw verify.
set -eu
cd "$(dirname "$0")/.."
kit=${1:-}
. .mvn/find-jdk.sh

smoke() { # the command that starts the form
  ./mvnw -B -ntp failsafe:integration-test failsafe:verify -Dit.test=SmokeIT "-Dperigee.smoke.command=$1"
}

./perigee package
smoke "$(ls -d "$PWD"/target/perigee-*[0-9])/bin/perigee"

if [ ! -x "${GRAALVM_HOME:-}/bin/native-image" ]; then
  [ -n "$kit" ] || exit 0
  if [ ! -f /usr/include/zlib.h ] && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && apt-get install -y -qq gcc zlib1g-dev >/dev/null
  fi
  GRAALVM_HOME=$PWD/target/native-home/jdk
  export GRAALVM_HOME
  [ -x "$GRAALVM_HOME/bin/native-image" ] || bash "$kit/setup.sh" "$PWD/target/native-home" "$JAVA_HOME"
fi
./perigee package --native
smoke "$(ls -d "$PWD"/target/perigee-*-native)/perigee -Xmx1g"
