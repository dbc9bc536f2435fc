#!/bin/sh
# Keeps what it made, so that a second run of a script finds it.
. "$(dirname "$0")/record"
case "$*" in
  "account show --query id "*) echo sub-1 ;;
  "account show --query user.type "*) echo "${FAKE_USER:-user}" ;;
  "account show "*) ;;
  "account get-access-token "*) ;;
  "resource list "*Microsoft.Web/sites*) echo "/subscriptions/sub-1/resourceGroups/rg-moisms/providers/Microsoft.Web/sites/$FAKE_APP" ;;
  "resource show "*properties.defaultHostName*) echo "$FAKE_APP.azurewebsites.net" ;;
  "deployment group create "*) ;;
  "functionapp config access-restriction add "*) rm -f "$FAKE/refused" ;;
  "functionapp config access-restriction remove "*) ;;
  "functionapp deployment source config-zip "*) ;;
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
