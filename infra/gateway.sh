#!/bin/sh
# The gateway to the operator (MoiSms.Gateway): builds its image, publishes it, and runs it. after-deploy.sh calls this; it may be run again by itself.
# MOISMS_GATEWAY_IMAGE names an image that was published before: then none is built. So one goes back.
set -eu
cd "$(dirname "$0")/.."
. infra/common.sh

need_stage
if [ "${MOISMS_GATEWAY:-false}" != true ]; then
  echo "No gateway is asked for: MOISMS_GATEWAY is not true."
  exit 0
fi
need_sign_in
need MOISMS_SMSC_HOST "the operator's message centre"
need MOISMS_SMSC_SYSTEM_ID "the account there"
need MOISMS_WEBHOOK_APPLICATION "what infra/entra.sh printed"

# Azure Resource Manager tells of a secret, not what it is: no way into the vault's network is needed.
vault=$(only Microsoft.KeyVault/vaults vault)
az rest --method GET --url "$vault/secrets/smsc-password?api-version=2024-11-01" --output none \
  || fail "The operator's password is not in ${vault##*/}: infra/smsc-password.sh puts it there."

if [ -z "${MOISMS_GATEWAY_IMAGE:-}" ]; then
  server=${MOISMS_REGISTRY:-}
  if [ -z "$server" ]; then
    registry=$(only Microsoft.ContainerRegistry/registries registry)
    server=$(az resource show --ids "$registry" --query properties.loginServer --output tsv | tr -d '\r')
  fi
  tag=$(date -u +%Y%m%d-%H%M%S)
  # The SDK builds and pushes by itself; the token goes in by the environment, since a command line shows.
  token=$(az acr login --name "${server%%.*}" --expose-token --query accessToken --output tsv | tr -d '\r')
  [ -n "$token" ] || fail "$server gives no token: may you push there (AcrPush)?"
  DOTNET_CONTAINER_PUSH_REGISTRY_UNAME=00000000-0000-0000-0000-000000000000 DOTNET_CONTAINER_PUSH_REGISTRY_PWORD=$token \
    dotnet publish MoiSms.Gateway --configuration Release --os linux --arch x64 -t:PublishContainer \
    -p:ContainerFamily=noble-chiseled-extra -p:ContainerRegistry="$server" -p:ContainerRepository=moisms-gateway -p:ContainerImageTag="$tag"
  MOISMS_GATEWAY_IMAGE=$server/moisms-gateway:$tag
fi
export MOISMS_GATEWAY_IMAGE
echo "Running $MOISMS_GATEWAY_IMAGE."

tries=0
until az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name moisms-gateway --parameters infra/gateway.bicepparam --output none; do
  tries=$((tries + 1))
  [ "$tries" -lt 5 ] || fail "The gateway could not be deployed. If roles are new, they may take an hour: run infra/gateway.sh again. Else see infra/README.md, When something fails."
  echo "Not yet: again in two minutes."
  sleep 120
done

# The replicas before go on until these are ready.
gateway=$(only Microsoft.App/containerApps gateway)
revisions() {
  az rest --method GET --url "$gateway?api-version=2025-07-01" --output tsv \
    --query "[properties.latestRevisionName, properties.latestReadyRevisionName] | join(' ', [?@])" | tr -d '\r'
}
tries=0
until told=$(revisions) && [ -n "$told" ] && [ "${told% *}" = "${told#* }" ] && [ "$told" != "${told% *}" ]; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || fail "The new gateway is not ready after ten minutes, and the one before goes on: az containerapp logs show --resource-group $AZURE_RESOURCE_GROUP --name ${gateway##*/} --type system"
  sleep 10
done
echo "The gateway is ready (${told% *}). Whether its lines are bound tell the alert gateway-unbound and docs/operations.md."
