using Azure.Core;
using Azure.Identity;

namespace MoiSms.Cli.Admin;

/// <summary>Tokens of whoever runs the tool.</summary>
internal static class SignIn
{
    /// <exception cref="AdminCallException">Nobody is signed in for that scope.</exception>
    public static async Task<string> GetTokenAsync(TokenCredential credential, string scope, CancellationToken cancellationToken)
    {
        try
        {
            return (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken)).Token;
        }
        catch (AuthenticationFailedException)
        {
            throw new AdminCallException("Nobody is signed in for that --scope: sign in (az login) with an account that has the role.");
        }
    }
}
