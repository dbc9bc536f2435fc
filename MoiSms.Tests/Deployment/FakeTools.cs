namespace MoiSms.Tests.Deployment;

/// <summary>
/// Stand-ins for the tools that the deployment scripts call. FAKE names the folder of their state, FAKE_USER the kind of who is signed in;
/// a call that holds FAKE_FAIL fails. The fake az keeps what it made, so that a second run of a script finds it.
/// </summary>
internal static class FakeTools
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["az"] = Tool("az", """
            case "$*" in
              "account show --query id "*) echo sub-1 ;;
              "account show --query user.type "*) echo "${FAKE_USER:-user}" ;;
              "account show "*) ;;
              "account get-access-token "*) ;;
              "resource list "*Microsoft.Web/sites*)
                echo "/subscriptions/sub-1/resourceGroups/rg-moisms/providers/Microsoft.Web/sites/$FAKE_APP" ;;
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
            """),
        ["azd"] = Tool("azd", ""),
        ["curl"] = Tool("curl", """
            while [ $# -gt 0 ]; do
              case $1 in
                --dump-header) headers=$2 ;;
                --config) cat >> "$FAKE/curl-stdin" ;;
                https://*) url=$1 ;;
              esac
              shift
            done
            if [ -e "$FAKE/refused" ]; then
              printf 'HTTP/1.1 403 Ip Forbidden\r\nx-ms-forbidden-ip: %s\r\n\r\n' "$(cat "$FAKE/refused")" > "$headers"
              printf 403
            else
              : > "$headers"
              case $url in
                */health/ready) printf 200 ;;
                */sms/events) printf '%s' "${FAKE_POST:-401}" ;;
              esac
            fi
            """),
        ["dotnet"] = Tool("dotnet", """
            printf '%s' "${MoiSms__FunctionKey:-}" > "$FAKE/dotnet-key"
            while [ $# -gt 0 ]; do
              [ "$1" != --output ] || mkdir -p "$2"
              shift
            done
            """),
        ["zip"] = Tool("zip", ""),
        ["sleep"] = Tool("sleep", ""),
    };

    private static string Tool(string name, string body) => $$"""
        #!/bin/sh
        printf '{{name}} %s\n' "$*" >> "$FAKE/calls"
        if [ -n "${FAKE_FAIL:-}" ]; then
          case "{{name}} $*" in *"$FAKE_FAIL"*) echo "{{name}} fails" >&2; exit 1 ;; esac
        fi
        {{body}}
        """;
}
