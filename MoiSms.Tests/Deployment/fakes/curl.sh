#!/bin/sh
. "$(dirname "$0")/record"
while [ $# -gt 0 ]; do
  case $1 in
    --dump-header) headers=$2 ;;
    --config) cat >> "$FAKE/curl-stdin" ;;
    https://*) url=$1 ;;
  esac
  shift
done
if [ -e "$FAKE/refused" ]; then
  printf 'HTTP/1.1 403 Ip Forbidden\r\nx-ms-forbidden-ip: %s\r\n\r\n' "$(cat "$FAKE/refused")" > "$headers"
  printf 403
else
  : > "$headers"
  case $url in
    */health/ready) printf 200 ;;
    */sms/events) printf '%s' "${FAKE_POST:-401}" ;;
  esac
fi
