#!/bin/sh
# Builds the function app and publishes it. azd does the same by itself.
set -eu
cd "$(dirname "$0")/.."
. infra/common.sh

need_stage
need_sign_in
app=$(function_app)
name=${app##*/}
infra/await-secret.sh
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

dotnet publish MoiSms.Functions --configuration Release --output "$out/app"
# The dot takes in .azurefunctions, without which the host finds no function.
(cd "$out/app" && zip -qr ../app.zip .)

# Straight to the publishing site, as azd does: `az functionapp deployment source config-zip` asks the app itself afterwards how it is. The app's access
# rules refuse that, and versions of az before June 2026 then ask for ever.
site=$(az resource show --ids "$app" --query "properties.hostNameSslStates[?hostType=='Repository'].name | [0]" --output tsv | tr -d '\r')
[ -n "$site" ] || fail "Azure does not tell the publishing site of $name."

# scm PATH [CURL'S ARGUMENTS]: the status, or 000; the answer goes to a file. The token goes in by standard input: a command line shows.
scm() {
  path=$1
  shift
  : > "$out/answer"
  token=$(az account get-access-token --query accessToken --output tsv | tr -d '\r')
  printf 'header = "Authorization: Bearer %s"\n' "$token" \
    | curl --silent --max-time 600 --config - --output "$out/answer" --write-out '%{http_code}' "$@" "https://$site/api/$path" || true
}

# told: the beginning of the last answer, in one line.
told() {
  tr '\r\n' '  ' < "$out/answer" | cut -c 1-300
}

# state: the number of the deployment's state, of the last answer: 4 is done, 0 to 2 are under way, the others failed.
state() {
  tr ',{' '\n\n' < "$out/answer" | sed -n 's/^ *"status" *: *\(-\{0,1\}[0-9][0-9]*\).*/\1/p' | head -n 1
}

# published: ends where it can never succeed, and returns 1 where another try may.
published() {
  status=$(scm 'publish?RemoteBuild=false' --header 'Content-Type: application/zip' --data-binary "@$out/app.zip")
  case $status in
    200) return 0 ;;
    202) await_deployment "$(tr -d '" \r\n' < "$out/answer")" && return 0 ;;
    403) fail "$site refuses this machine (403): see MOISMS_DEPLOY_RANGES in infra/README.md." ;;
    # The role on the packages is new: Azure does not know it everywhere yet.
    400) ;;
    000 | 409 | 429 | 5??) return 1 ;;
    *) fail "$site does not take the package ($status): $(told)" ;;
  esac
  grep -q -e BlobUploadFailed -e AuthorizationPermissionMismatch "$out/answer" || fail "Publishing to $name failed ($status): $(told)"
  return 1
}

# await_deployment ID: ten minutes at most.
await_deployment() {
  id=$1
  case $id in '' | *[!0-9A-Za-z-]*) id=latest ;; esac
  polls=0
  while [ "$polls" -lt 60 ]; do
    polls=$((polls + 1))
    if [ "$(scm "deployments/$id")" = 200 ]; then
      case $(state) in
        4) return 0 ;;
        '' | 0 | 1 | 2) ;;
        *) return 1 ;;
      esac
    fi
    sleep 10
  done
  fail "$name is not published after ten minutes: $(told)"
}

tries=0
until published; do
  tries=$((tries + 1))
  [ "$tries" -lt 30 ] || fail "$name could not be published for a quarter of an hour ($status): $(told)"
  echo "Not yet ($status): again in half a minute."
  sleep 30
done
echo "Published to $name."
