#!/bin/sh
# native.sh DEST: puts the native executable of target/ into DEST with what it needs beside it: shared
# libraries and models. JARS names the folder with the jars of the libraries (default: the one that
# the native build leaves in target/).
set -eu
repository=$(cd "$(dirname "$0")/.." && pwd)
dest=$1
runner=$(ls "$repository"/target/perigee-*-runner 2>/dev/null | head -n 1)
[ -n "$runner" ] || { echo "native.sh: build first: no target/perigee-*-runner" >&2; exit 1; }
jars=${JARS:-$(ls -d "$repository"/target/perigee-*-native-image-source-jar/lib | head -n 1)}

rm -rf "$dest"
mkdir -p "$dest"
cp "$runner" "$dest/perigee"
sh "$repository/deploy/libraries.sh" "$jars" "$dest/lib"
sh "$repository/deploy/models.sh" "$dest/models"
