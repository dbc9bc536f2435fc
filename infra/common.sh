# For the scripts beside it, which source it from the repository's root.
# Git for Windows would turn a resource id into a path of the disk.
export MSYS2_ARG_CONV_EXCL=/subscriptions

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# need NAME WHAT: ends where the variable is unset or empty.
need() {
  eval "value=\${$1:-}"
  [ -n "$value" ] || fail "$1 is not set: $2. infra/README.md lists the values."
}

need_stage() {
  need MOISMS_STAGE "dev, pilot or production"
  case $MOISMS_STAGE in
    dev | pilot | production) ;;
    *) fail "MOISMS_STAGE is '$MOISMS_STAGE': it is dev, pilot or production." ;;
  esac
}

need_sign_in() {
  need AZURE_RESOURCE_GROUP "the resource group that the service lies in"
  subscription=$(az account show --query id --output tsv | tr -d '\r')
  [ -n "$subscription" ] || fail "Sign in first: az login"
  [ "${AZURE_SUBSCRIPTION_ID:-$subscription}" = "$subscription" ] \
    || fail "az works in subscription $subscription, not in $AZURE_SUBSCRIPTION_ID: az account set --subscription $AZURE_SUBSCRIPTION_ID"
}

# only TYPE WHAT: the id of the stage's only resource of that type.
only() {
  ids=$(az resource list --resource-group "$AZURE_RESOURCE_GROUP" --resource-type "$1" \
    --query "[?tags.application=='moisms' && tags.stage=='$MOISMS_STAGE'].id" --output tsv)
  [ "$(printf '%s' "$ids" | grep -c .)" -eq 1 ] \
    || fail "$AZURE_RESOURCE_GROUP should hold exactly one $2 of MoiSms, and holds: ${ids:-none}. Was main.bicep deployed there?"
  printf '%s' "$ids" | tr -d '\r'
}

function_app() {
  only Microsoft.Web/sites "function app"
}
