#!/bin/sh
. "$(dirname "$0")/record"
printf '%s' "${MoiSms__FunctionKey:-}" > "$FAKE/dotnet-key"
printf '%s' "${DOTNET_CONTAINER_PUSH_REGISTRY_PWORD:-}" > "$FAKE/registry-token"
while [ $# -gt 0 ]; do
  [ "$1" != --output ] || mkdir -p "$2"
  shift
done
