#!/bin/sh
# Before the code starts: waits until the app can read the key secret. Roles take minutes to arrive, and a reference that was looked at too early
# stays unresolved until it is looked at anew. Flex Consumption may look only when an instance runs, and says nothing or Initialized until then.
set -eu
cd "$(dirname "$0")/.."
. infra/common.sh

need_stage
need_sign_in
app=$(function_app)
references=$app/config/configreferences/appsettings

tries=0
until status=$(az rest --method GET --url "$references?api-version=2022-03-01" \
  --query "value[?name=='MoiSms__KeySecret'].properties.status | [0]" --output tsv | tr -d '\r') && [ "$status" = Resolved ]; do
  tries=$((tries + 1))
  if [ "$tries" -ge 10 ] && { [ -z "$status" ] || [ "$status" = Initialized ]; }; then
    echo "Azure does not tell whether ${app##*/} may read its key secret: going on. If the app does not start, see infra/README.md." >&2
    exit 0
  fi
  [ "$tries" -lt 60 ] || fail "${app##*/} still cannot read the key secret (${status:-no answer}). See infra/README.md, When something fails."
  [ "$tries" -gt 1 ] || echo "Waiting until ${app##*/} may read its key secret (${status:-no answer})."
  az rest --method POST --url "$references/refresh?api-version=2022-03-01" --output none || true
  sleep 30
done
echo "${app##*/} can read its key secret."
