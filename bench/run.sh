# Sourced by the scripts beside it: finds the program and its libraries, and runs a class of this
# folder with them. Builds first when there is no current build.
set -eu
bench=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
root=$(dirname "$bench")

run_class() { # class, its arguments
  local class=$1
  shift
  "$root/perigee" --build
  . "$root/.mvn/find-jdk.sh"
  uptime >&2
  "$JAVA_HOME/bin/java" -Dperigee.program="$root/perigee" \
    -cp "$root/target/quarkus-app/lib/main/*" "$bench/$class.java" "$@"
}
