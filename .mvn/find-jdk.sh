# Sourced by mvnw and perigee: finds a JDK of at least the wanted version and exports JAVA_HOME.
# Looks at $JAVA_HOME, the java on the PATH, then the folders where packages and version managers put JDKs.
perigee_jdk_wanted=25

perigee_jdk_major() { # the feature version that the folder's `release` file states, 0 when it is no JDK
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || { echo 0; return; }
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" | head -n 1 | grep . || echo 0
}

perigee_find_jdk() {
  local on_path="" dir
  if command -v javac >/dev/null 2>&1; then
    on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
  fi
  for dir in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* \
      "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$dir" ] && [ "$(perigee_jdk_major "$dir")" -ge "$perigee_jdk_wanted" ] 2>/dev/null && { echo "$dir"; return; }
  done
  return 1
}

if perigee_jdk=$(perigee_find_jdk); then
  export JAVA_HOME=$perigee_jdk
else
  echo "No JDK $perigee_jdk_wanted or newer found. Install one (for example Eclipse Temurin) or set JAVA_HOME." >&2
  exit 1
fi
