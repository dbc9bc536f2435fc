#!/bin/sh
# Puts the password of the operator's message centre into the vault: reads one line of standard input, and no command line shows it.
# Usage: infra/smsc-password.sh < file       By Azure Resource Manager: no way into the vault's network is needed.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/.."
. infra/common.sh

need_stage
need_sign_in
vault=$(only Microsoft.KeyVault/vaults vault)

body=$(mktemp)
trap 'stty echo 2> /dev/null || true; rm -f "$body"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
if [ -t 0 ]; then
  printf 'Password of the message centre: ' >&2
  stty -echo
fi
IFS= read -r password || true
password=$(printf '%s' "$password" | tr -d '\r')
case $password in
  '') fail "No password was given." ;;
  *[!\ -~]* | *[\"\\]*) fail "The password holds a letter that SMPP or JSON would not take as it is: ask the operator for another." ;;
esac
printf '{"properties":{"value":"%s","contentType":"The password of the message centre."}}' "$password" > "$body"
az rest --method PUT --url "$vault/secrets/smsc-password?api-version=2024-11-01" --body "@$body" --output none
echo "${vault##*/} has the password. A gateway that runs takes it within half an hour, or at once by infra/gateway.sh."
