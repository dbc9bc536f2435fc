using MoiSms.LocalHost.Simulator.Phone;

namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary>A failure for a recipient inside a 202.</summary>
/// <param name="HttpStatusCode">400 to 599; the real service uses 400 and 503.</param>
/// <param name="To">Only this recipient, and no send to others is struck; null = all of the request.</param>
internal sealed record RecipientFault(int HttpStatusCode, string? ErrorMessage, string? To)
{
    public bool Strikes(string recipient) => To is null || PhoneNumberKey.Of(To) == PhoneNumberKey.Of(recipient);
}
