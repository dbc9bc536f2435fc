using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace MoiSms.Core.Foundation.Security;

internal sealed record FoundKey(SecurityKey? Key, string Issuer);
