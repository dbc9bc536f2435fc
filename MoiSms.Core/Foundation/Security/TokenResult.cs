using System.Security.Claims;

namespace MoiSms.Core.Foundation.Security;

/// <summary>What a bearer token is worth.</summary>
/// <param name="Principal">Whoever the token speaks for, with its <c>roles</c> as roles; null where there is a fault.</param>
/// <param name="Fault">Why there is no principal.</param>
/// <param name="Reason">The same in fixed words for a log line: nothing of the token stands in it.</param>
public sealed record TokenResult(ClaimsPrincipal? Principal, TokenFault Fault, string Reason)
{
    internal static TokenResult Valid(ClaimsPrincipal principal) => new(principal, TokenFault.None, "valid");

    internal static TokenResult Invalid(string reason) => new(null, TokenFault.Invalid, reason);

    internal static TokenResult KeysUnavailable { get; } = new(null, TokenFault.KeysUnavailable, "the signing keys cannot be fetched");
}
