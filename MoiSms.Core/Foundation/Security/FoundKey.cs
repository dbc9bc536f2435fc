using Microsoft.IdentityModel.Tokens;

namespace MoiSms.Core.Foundation.Security;

internal sealed record FoundKey(SecurityKey? Key, string Issuer);
