#!/bin/sh
# The app, and its publishing site, which takes a package only when its role has spread: late-role counts how often it has not.
. "$(dirname "$0")/record"
body=/dev/null headers=/dev/null
while [ $# -gt 0 ]; do
  case $1 in
    --dump-header) headers=$2 ;;
    --output) body=$2 ;;
    --config) cat >> "$FAKE/curl-stdin" ;;
    https://*) url=$1 ;;
  esac
  shift
done
late=$(cat "$FAKE/late-role" 2>/dev/null || echo 0)
case $url in
  *.scm.*/api/publish\?*)
    if [ "$late" -gt 0 ]; then
      echo $((late - 1)) > "$FAKE/late-role"
      echo '{"Message":"BlobUploadFailedException: This request is not authorized to perform this operation. Status: 403"}' > "$body"
      printf 400
    else
      printf '"deployment-1"' > "$body"
      printf '%s' "${FAKE_PUBLISH:-202}"
    fi
    exit ;;
  *.scm.*/api/deployments/*)
    printf '{"id":"deployment-1","status":%s,"status_text":"%s"}' "${FAKE_DEPLOYMENT:-4}" "${FAKE_DEPLOYMENT_TEXT:-}" > "$body"
    printf 200
    exit ;;
esac
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
