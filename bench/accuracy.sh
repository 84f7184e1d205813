#!/usr/bin/env bash
# How well the program recognises people, and how near it is to the reference in Python.
#
#   bench/accuracy.sh PEOPLE           one folder a person: true accept rate at false accept rates
#                                      1e-2, 1e-3 and 1e-4, per descriptor version
#   bench/accuracy.sh PHOTOS EXPECTED  boxes, landmarks and descriptors beside those of
#                                      models/reference/expected.py PHOTO... > EXPECTED
set -eu
exec "$(dirname "$0")/vision-class.sh" dev.perigee.bench.AccuracyBenchmark "$@"
