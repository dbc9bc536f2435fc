#!/bin/sh
# azd's hook before provisioning: azd reads infra/main.bicepparam, so the stage's parameter file is copied there.
set -eu
cd "$(dirname "$0")/.."
. infra/common.sh

need_stage
cp "infra/$MOISMS_STAGE.bicepparam" infra/main.bicepparam

# A budget's start can never be changed, so it is written down once.
if [ "$MOISMS_STAGE" != dev ] && [ -z "${MOISMS_BUDGET_START:-}" ]; then
  azd env set MOISMS_BUDGET_START "$(date -u +%Y-%m-01)"
fi
