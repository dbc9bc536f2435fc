using System.Security.Claims;

namespace MoiSms.Functions.Admin;

/// <summary>Where a validated token stands in for headers: registered when tokens are configured, and then the only way in.</summary>
public interface IAdminPrincipalSource
{
    /// <summary>The caller of a request whose token is good; null where there is none or it is not.</summary>
    Task<ClaimsPrincipal?> ReadAsync(HttpRequest request, CancellationToken cancellationToken);
}
