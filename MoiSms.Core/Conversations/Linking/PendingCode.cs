using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Linking;

/// <summary>A code that waits to be texted back. The code itself is not in it.</summary>
/// <param name="CivilId">Whom the phone is to be linked to, or unlinked from.</param>
/// <param name="Salt">Base64.</param>
/// <param name="Hash">Base64 of a keyed hash of salt, phone and code.</param>
/// <param name="ExpiresAt">UTC.</param>
[Stored("Conversations: Code of a state")]
internal sealed record PendingCode(CodePurpose Purpose, string CivilId, string Salt, string Hash, DateTimeOffset ExpiresAt);
