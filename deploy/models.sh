#!/bin/sh
# models.sh DEST: copies the manifests and weights, and nothing else of models/, to DEST.
set -eu
repository=$(cd "$(dirname "$0")/.." && pwd)
dest=$1
for manifest in "$repository"/models/*/model.json; do
  folder=$(dirname "$manifest")
  target=$dest/$(basename "$folder")
  mkdir -p "$target"
  weights=$(sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' "$manifest")
  cp "$manifest" "$folder/$weights" "$target/"
done
