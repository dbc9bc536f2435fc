using System.Security.Claims;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Operating;

namespace MoiSms.Functions.Admin;

/// <summary>
/// Who calls, and what they may do: the app roles of a validated token where tokens are configured. Without them, and with storage on this
/// machine only, whoever has the function key says who they are in <c>x-moisms-user</c> and <c>x-moisms-role</c>.
/// </summary>
public sealed class AdminAuthorizer(MoiSmsSettings settings, IEnumerable<IAdminPrincipalSource> sources)
{
    /// <summary>The app role that may look at what is nobody's own data.</summary>
    public const string ViewerRole = "MoiSms.Viewer";

    /// <summary>The app role that may do everything.</summary>
    public const string OperatorRole = "MoiSms.Operator";

    /// <summary><c>viewer</c> or <c>operator</c>; missing = operator. Heeded without tokens only.</summary>
    public const string RoleHeader = "x-moisms-role";

    /// <summary>A name for the audit log. Heeded without tokens only.</summary>
    public const string UserHeader = "x-moisms-user";

    private const int MaxName = 100;

    private readonly IReadOnlyList<IAdminPrincipalSource> sources = [.. sources];

    /// <summary>Null where nobody is known: 401.</summary>
    public async Task<IAdminCaller?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (await source.ReadAsync(request, cancellationToken) is { } principal)
                return FromToken(principal);
        }

        return sources.Count == 0 && settings.Storage.IsLocal ? FromHeaders(request) : null;
    }

    private static Caller FromToken(ClaimsPrincipal principal)
    {
        var roles = principal.FindAll(claim => claim.Type is "roles" or ClaimTypes.Role).Select(claim => claim.Value)
            .ToHashSet(StringComparer.Ordinal);
        var name = principal.FindFirst("preferred_username")?.Value
            ?? principal.FindFirst("upn")?.Value
            ?? principal.FindFirst("oid")?.Value
            ?? principal.FindFirst("appid")?.Value
            ?? principal.FindFirst("azp")?.Value;
        return new Caller(Clean(name), roles.Contains(ViewerRole), roles.Contains(OperatorRole));
    }

    private static Caller FromHeaders(HttpRequest request)
    {
        var role = request.Headers[RoleHeader].ToString();
        return new Caller(Clean(request.Headers[UserHeader].ToString()), role == "viewer", role is "" or "operator");
    }

    private static string Clean(string? name)
    {
        var clean = string.Concat((name ?? "").Where(letter => !char.IsControl(letter))).Trim();
        return clean.Length == 0 ? "unnamed" : clean.Length <= MaxName ? clean : clean[..MaxName];
    }

    private sealed record Caller(string Name, bool Viewer, bool IsOperator) : IAdminCaller
    {
        public bool IsViewer => Viewer || IsOperator;
    }
}
