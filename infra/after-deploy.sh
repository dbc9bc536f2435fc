#!/bin/sh
# When the code answers: the subscriptions to the events, the smoke test, and the gateway to the operator where one is asked for. For azd's
# hook, the pipeline and people alike; may be run again.
set -eu
cd "$(dirname "$0")/.."
. infra/common.sh

need_stage
need_sign_in
app=$(function_app)
name=${app##*/}
web="$app/config/web?api-version=2025-03-01"
url=https://$(az resource show --ids "$app" --query properties.defaultHostName --output tsv | tr -d '\r')

# A pipeline's sign-in is good for a token of another audience for five minutes only: fetched now, az keeps it.
if [ -n "${MOISMS_WEBHOOK_APPLICATION:-}" ] && [ "$(az account show --query user.type --output tsv | tr -d '\r')" = servicePrincipal ]; then
  az account get-access-token --scope "api://$MOISMS_WEBHOOK_APPLICATION/.default" --output none
  # The registry's, for the gateway's image.
  [ "${MOISMS_GATEWAY:-false}" != true ] || az account get-access-token --scope https://containerregistry.azure.net/.default --output none || true
fi

answer=$(mktemp)
door=shut

shut_door() {
  [ "$door" = open ] || return 0
  echo "Removing the temporary access rule."
  write_rules '' || {
    echo "The rule smoke-test of $name could not be removed: remove it by hand." >&2
    return 1
  }
  door=shut
}

finish() {
  status=$?
  trap - EXIT
  rm -f "$answer"
  shut_door || status=1
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# write_rules RULE: the app's access rules, and in front of them RULE, which ends with a comma, or is empty. Nothing else of the configuration:
# `az functionapp config access-restriction` sends it back whole, and Flex Consumption answers 400 for parts of it.
write_rules() {
  # The last rule that Azure shows is its own.
  rules=$(az rest --method GET --url "$web" \
    --query "properties.ipSecurityRestrictions[?name!='smoke-test' && name!='Deny all' && name!='Allow all']" --output json | tr -d '\r\n')
  # Without Event Grid's rule no text would come in: then they were not read.
  case $rules in '['*AzureEventGrid*']') ;; *) return 1 ;; esac
  az rest --method PATCH --url "$web" --output none --body "{\"properties\":{\"ipSecurityRestrictions\":[$1${rules#\[}}}"
}

# open_door ADDRESS: lets in this machine, whose address is not one of the operators'.
open_door() {
  case $1 in
    '' | *[!0-9a-fA-F.:]*) fail "$name refuses this machine and does not say as which address." ;;
    *:*) range=$1/128 ;;
    *) range=$1/32 ;;
  esac
  echo "Opening $name for $range until the smoke test is over."
  # First, since an interrupted call may have made the rule.
  door=open
  write_rules "{\"name\":\"smoke-test\",\"action\":\"Allow\",\"ipAddress\":\"$range\",\"priority\":150}," \
    || fail "The access rules of $name could not be changed: does your role hold Microsoft.Web/sites/config/write?"
}

# status_of PATH [CURL'S ARGUMENTS]: the status, or 000; headers go to the file $answer.
status_of() {
  path=$1
  shift
  curl --silent --max-time 30 --output /dev/null --dump-header "$answer" --write-out '%{http_code}' "$@" "$url/api/$path" || true
}

tries=0
until status=$(status_of health/ready) && [ "$status" = 200 ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || fail "$url/api/health/ready answers $status after five minutes. See infra/README.md, When something fails."
  if [ "$status" = 403 ] && [ "$door" = shut ]; then
    open_door "$(sed -n 's/^[Xx]-[Mm][Ss]-[Ff]orbidden-[Ii][Pp]: *//p' "$answer" | tr -d '[]\r')"
  fi
  sleep 10
done

echo "Subscribing to the events: Event Grid asks $name for its handshake."
tries=0
until az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name moisms-events --parameters infra/events.bicepparam --output none; do
  tries=$((tries + 1))
  [ "$tries" -lt 5 ] || fail "No subscription was made. If roles are new, they may take an hour: run infra/after-deploy.sh again. Else see infra/README.md, When something fails."
  echo "Not yet: again in two minutes."
  sleep 120
done

key=$(az functionapp function keys list --resource-group "$AZURE_RESOURCE_GROUP" --name "$name" --function-name ReceiveEvents \
  --query "${MOISMS_KEY_NAME:-default}" --output tsv | tr -d '\r')
[ -n "$key" ] || fail "ReceiveEvents has no key named ${MOISMS_KEY_NAME:-default}."

smoke() {
  AZURE_TOKEN_CREDENTIALS=AzureCliCredential MoiSms__FunctionKey=$key dotnet run --project MoiSms.Cli -- smoke --url "$url" "$@"
}

# expect WHAT STATUS FOUND
expect() {
  [ "$2" = "$3" ] || fail "FAILED   $1: $3 instead of $2"
  echo "ok       $1: $3"
}

if [ -z "${MOISMS_WEBHOOK_APPLICATION:-}" ]; then
  smoke --key-only
elif [ "$(az account show --query user.type --output tsv | tr -d '\r')" = servicePrincipal ]; then
  smoke --scope "api://$MOISMS_WEBHOOK_APPLICATION/.default"
else
  # A person speaks through the Azure CLI, which may not post events, on purpose. Event Grid has just made the signed handshake itself.
  expect "webhook without function key" 401 "$(status_of sms/events --data '[]')"
  # The key goes in by standard input: a command line shows in the list of processes.
  expect "webhook with key, without token" 401 "$(printf 'header = "x-functions-key: %s"\n' "$key" | status_of sms/events --data '[]' --config -)"
  if [ "${MOISMS_CHANNEL:-azure}" = operator ] && [ "${MOISMS_OPERATOR_TOPIC:-false}" != true ]; then
    echo "skipped  signed handshake: there is no topic whose subscription had made it; a pipeline's own identity makes it."
  else
    echo "skipped  signed handshake: Event Grid made it with the subscription; a pipeline's own identity repeats it."
  fi
fi

# Its image takes minutes, for which nobody needs the door.
shut_door
infra/gateway.sh
