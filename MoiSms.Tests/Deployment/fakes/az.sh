#!/bin/sh
# Keeps what it made, so that a second run of a script finds it. What the real one does badly on Flex Consumption it does too.
. "$(dirname "$0")/record"
case "$*" in
  "account show --query id "*) echo sub-1 ;;
  "account show --query user.type "*) echo "${FAKE_USER:-user}" ;;
  "account show "*) ;;
  "account get-access-token --query accessToken "*) echo "$FAKE_TOKEN" ;;
  "account get-access-token "*) ;;
  "resource list "*Microsoft.Web/sites*) echo "/subscriptions/sub-1/resourceGroups/rg-moisms/providers/Microsoft.Web/sites/$FAKE_APP" ;;
  "resource list "*" --resource-type "*) echo "/subscriptions/sub-1/resourceGroups/rg-moisms/providers/$(printf '%s' "$*" | sed 's/.*--resource-type \([^ ]*\) .*/\1/')/one" ;;
  "resource show "*properties.loginServer*) echo "crmoisms.example" ;;
  "acr login --name "*" --expose-token "*) echo "$FAKE_TOKEN" ;;
  "rest --method GET "*/secrets/smsc-password\?*) ;;
  "rest --method PUT "*/secrets/smsc-password\?*) cat "${7#@}" > "$FAKE/secret" ;;
  "rest --method GET "*/containerApps/*) cat "$FAKE/revisions" 2>/dev/null || echo "one--0000002 one--0000002" ;;
  "resource show "*properties.defaultHostName*) echo "$FAKE_APP.azurewebsites.net" ;;
  "resource show "*properties.hostNameSslStates*) echo "$FAKE_APP.scm.azurewebsites.net" ;;
  # The gateway's role on the vault is new: Azure does not know it everywhere yet. late-vault counts how often.
  "deployment group create "*moisms-gateway*)
    printf '%s' "${MOISMS_GATEWAY_IMAGE:-}" > "$FAKE/image"
    late=$(cat "$FAKE/late-vault" 2>/dev/null || echo 0)
    if [ "$late" -gt 0 ]; then
      echo $((late - 1)) > "$FAKE/late-vault"
      echo "Failed to update secrets: unable to fetch secret 'smsc-password' using Managed identity" >&2
      exit 1
    fi ;;
  "deployment group create "*) ;;
  # It sends the whole configuration back, of which Flex Consumption refuses parts.
  "functionapp config access-restriction "*) echo "Bad Request: FtpsState, Use32BitWorkerProcess are invalid for Flex Consumption sites" >&2; exit 1 ;;
  "rest --method PATCH "*/config/web\?*tpsState* | "rest --method PATCH "*/config/web\?*32BitWorkerProcess*) echo "Bad Request" >&2; exit 1 ;;
  "rest --method PATCH "*/config/web\?*smoke-test*) rm -f "$FAKE/refused" ;;
  "rest --method PATCH "*/config/web\?*) ;;
  "rest --method GET "*/config/web\?*)
    [ -e "$FAKE/no-rules" ] || printf '[\n  {\n    "ipAddress": "AzureEventGrid",\n    "name": "event-grid"\n  }\n]\n' ;;
  # It asks the app for its status, which the access rules refuse, and has no limit.
  "functionapp deployment source config-zip "*) while :; do :; done ;;
  "functionapp function keys list "*) echo "$FAKE_KEY" ;;
  "ad app list "*) cat "$FAKE/app" 2>/dev/null || true ;;
  "ad app create "*) echo app-1 | tee "$FAKE/app" ;;
  "ad sp list "*) cat "$FAKE/sp-$(printf '%s' "$*" | sed "s/.*appId eq '\([^']*\)'.*/\1/")" 2>/dev/null || true ;;
  "ad sp create "*) echo "principal-of-$5" | tee "$FAKE/sp-$5" ;;
  "ad signed-in-user show "*) echo person-1 ;;
  "rest --method GET "*/config/configreferences/appsettings*) cat "$FAKE/reference" 2>/dev/null || echo Resolved ;;
  "rest --method POST "*/config/configreferences/appsettings/refresh*) [ ! -e "$FAKE/refreshing" ] || rm -f "$FAKE/reference" ;;
  "rest --method PATCH "*) ;;
  "rest --method GET "*appRoleAssignedTo*) cat "$FAKE/granted" 2>/dev/null || true ;;
  "rest --method POST "*appRoleAssignedTo*) printf '%s' "$*" | sed 's/.*"principalId":"\([^"]*\)".*/\1\n/' >> "$FAKE/granted" ;;
  *) echo "az was not expected to be called so: $*" >&2; exit 9 ;;
esac
