#!/bin/sh
# distribution.sh DEST: makes the JVM distribution from target/quarkus-app (an aot-jar build): Java
# runtime, application, shared libraries, models, start script. Needs a JDK 25 in JAVA_HOME. What it
# makes needs no JDK and no network. deploy/train.sh adds the AOT cache.
set -eu
repository=$(cd "$(dirname "$0")/.." && pwd)
dest=$1
app=$repository/target/quarkus-app
[ -f "$app/quarkus-run.jar" ] || { echo "distribution.sh: build first: $app/quarkus-run.jar is missing" >&2; exit 1; }

rm -rf "$dest"
mkdir -p "$dest/bin"
sh "$repository/deploy/runtime.sh" "$dest/runtime"
cp -R "$app" "$dest/app"
sh "$repository/deploy/libraries.sh" "$dest/app/lib" "$dest/lib"
# The libraries lie unpacked in lib now; their jars would only be carried twice. The class path of
# the application names them still, and Java passes over entries that do not exist.
find "$dest/app" \( -name '*pytorch-native-cpu-*.jar' -o -name '*pytorch-jni-*.jar' \
  -o -name '*opencv-*linux-x86_64.jar' -o -name '*openblas-*linux-x86_64.jar' \
  -o -name '*javacpp-*linux-x86_64.jar' \) -delete
# A sealed package that the AOT cache holds cannot be used once the folder has been moved ("sealing
# violation"; JDK 25). Nobody else puts classes into those packages, so the seal is taken off.
find "$dest/app/lib" -name '*.jar' | while read -r jar; do
  if unzip -p "$jar" META-INF/MANIFEST.MF 2>/dev/null | grep -qi '^Sealed: *true'; then
    content=$(mktemp -d)
    unzip -q "$jar" -d "$content"
    sed '/^[Ss]ealed:/d' "$content/META-INF/MANIFEST.MF" >"$content.mf"
    "$JAVA_HOME/bin/jar" --create --file "$jar" --manifest "$content.mf" -C "$content" .
    rm -rf "$content" "$content.mf"
  fi
done
sh "$repository/deploy/models.sh" "$dest/models"
cp "$repository/deploy/perigee.sh" "$dest/bin/perigee"
chmod 755 "$dest/bin/perigee"
