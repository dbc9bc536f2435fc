#!/bin/sh
# Makes what Entra ID must know: the app registration of the webhook and the admin API, its roles, and who may deploy subscriptions to it.
# Usage: infra/entra.sh [object id of a deployer ...]      Default: whoever is signed in. May be run again: nothing is made twice.
# Needs the directory role Cloud Application Administrator (or Application Administrator).
set -eu
cd "$(dirname "$0")/.."
. infra/common.sh

event_grid=4962773b-9cdb-44cf-a8bf-237846a00ab7
azure_cli=04b07795-8ddb-461a-bbee-02f9e1bf7b46
# Ids of our own choice, the same in every tenant, by which a second run knows what the first made.
subscriber=6f1d1c0e-2f0b-4d1b-9c1c-5a3d5a1f7d01
viewer=6f1d1c0e-2f0b-4d1b-9c1c-5a3d5a1f7d02
operator=6f1d1c0e-2f0b-4d1b-9c1c-5a3d5a1f7d03
sign_in=6f1d1c0e-2f0b-4d1b-9c1c-5a3d5a1f7d04
graph=https://graph.microsoft.com/v1.0

need_stage
az account show --output none || fail "Sign in first: az login"

finish() {
  status=$?
  [ "$status" -eq 0 ] || echo "Not finished. If Entra refused: it wants the directory role Cloud Application Administrator. If something just made was not found: run this again, nothing is made twice." >&2
}
trap finish EXIT

# role ID VALUE WHAT: the app role as Graph takes it.
role() {
  printf '{"id":"%s","value":"%s","displayName":"%s","description":"%s","isEnabled":true,"allowedMemberTypes":["User","Application"]}' "$1" "$2" "$2" "$3"
}

# principal APP: the object id of its service principal, which is made where there is none.
principal() {
  found=$(az ad sp list --filter "appId eq '$1'" --query "[0].id" --output tsv | tr -d '\r')
  [ -n "$found" ] || found=$(az ad sp create --id "$1" --query id --output tsv | tr -d '\r')
  [ -n "$found" ] || fail "There is no service principal of $1."
  printf '%s' "$found"
}

# grant PRINCIPAL: lets it deploy, or be, the webhook's subscriber.
grant() {
  if printf '%s\n' "$granted" | grep -qx "$1"; then
    echo "$1 is a subscriber already."
  else
    az rest --method POST --url "$graph/servicePrincipals/$service/appRoleAssignedTo" --output none \
      --body "{\"principalId\":\"$1\",\"resourceId\":\"$service\",\"appRoleId\":\"$subscriber\"}"
    echo "$1 is a subscriber now."
  fi
}

name="MoiSms $MOISMS_STAGE"
app=$(az ad app list --filter "displayName eq '$name'" --query "[].appId" --output tsv | tr -d '\r')
[ "$(printf '%s' "$app" | grep -c .)" -le 1 ] || fail "Several app registrations are called $name: delete or rename all but one."
[ -n "$app" ] || app=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId --output tsv | tr -d '\r')
[ -n "$app" ] || fail "The app registration was not made."

roles=$(role "$subscriber" AzureEventGridSecureWebhookSubscriber "Subscribes the webhook to events."),$(role "$viewer" MoiSms.Viewer "Reads phase, reports and dead letters."),$(role "$operator" MoiSms.Operator "Runs the service.")
scope="{\"id\":\"$sign_in\",\"value\":\"user_impersonation\",\"type\":\"Admin\",\"isEnabled\":true,\"adminConsentDisplayName\":\"Operate MoiSms\",\"adminConsentDescription\":\"Calls the admin API as the operator who is signed in.\"}"
az rest --method PATCH --url "$graph/applications(appId='$app')" --output none \
  --body "{\"identifierUris\":[\"api://$app\"],\"appRoles\":[$roles],\"api\":{\"oauth2PermissionScopes\":[$scope]}}"
# moisms --scope asks with an operator's az login. The scope has to exist before, hence the second call.
az rest --method PATCH --url "$graph/applications(appId='$app')" --output none \
  --body "{\"api\":{\"preAuthorizedApplications\":[{\"appId\":\"$azure_cli\",\"delegatedPermissionIds\":[\"$sign_in\"]}]}}"

service=$(principal "$app")
az rest --method PATCH --url "$graph/servicePrincipals/$service" --output none --body '{"appRoleAssignmentRequired":true}'

granted=$(az rest --method GET --url "$graph/servicePrincipals/$service/appRoleAssignedTo?\$top=999" \
  --query "value[?appRoleId=='$subscriber'].principalId" --output tsv | tr -d '\r')
[ $# -gt 0 ] || set -- "$(az ad signed-in-user show --query id --output tsv | tr -d '\r')"
grid=$(principal "$event_grid")
grant "$grid"
for deployer; do
  [ -n "$deployer" ] || fail "Who deploys? A service principal has no signed-in user: give object ids."
  grant "$deployer"
done

echo
echo "MOISMS_WEBHOOK_APPLICATION=$app"
