#!/bin/sh
# Builds the function app and publishes it. azd does the same by itself.
set -eu
cd "$(dirname "$0")/.."
. infra/common.sh

need_stage
need_sign_in
app=$(function_app)
infra/await-secret.sh
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

dotnet publish MoiSms.Functions --configuration Release --output "$out/app"
# The dot takes in .azurefunctions, without which the host finds no function.
(cd "$out/app" && zip -qr ../app.zip .)
az functionapp deployment source config-zip --resource-group "$AZURE_RESOURCE_GROUP" --name "${app##*/}" --src "$out/app.zip" --output none
echo "Published to ${app##*/}."
