#!/bin/bash
# Exit code 0 when the server in this container is ready: database, index and networks. Needs nothing
# but bash, so that the image needs no HTTP client.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${QUARKUS_HTTP_PORT:-5000}"
printf 'GET /6/healthcheck HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
IFS=' ' read -r -t 5 _ status _ <&3
[ "$status" = 200 ]
