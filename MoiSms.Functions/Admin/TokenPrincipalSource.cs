using System.Security.Claims;
using MoiSms.Core.Foundation.Security;
using MoiSms.Functions.Hosting;

namespace MoiSms.Functions.Admin;

/// <summary>Callers of the admin API by their Entra token; registered where tokens are configured.</summary>
internal sealed class TokenPrincipalSource(TokenValidator validator) : IAdminPrincipalSource
{
    /// <exception cref="HttpRequestException">The signing keys cannot be fetched: nobody can tell yet who calls.</exception>
    public async Task<ClaimsPrincipal?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (WebhookGuard.BearerOf(request) is not { } bearer)
            return null;
        var result = await validator.ValidateAsync(bearer, cancellationToken);
        return result.Fault == TokenFault.KeysUnavailable
            ? throw new HttpRequestException("The signing keys of tokens cannot be fetched.")
            : result.Principal;
    }
}
