using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>
/// What a delivery receipt says: by its optional parameters, and where they lack something by the text of SMPP 3.4 appendix B,
/// <c>id:... stat:DELIVRD err:000</c>, whose fields and blanks differ between operators.
/// </summary>
internal sealed partial record DeliveryReceipt(string MessageId, MessageState State, string? Error)
{
    /// <summary>Nothing more follows.</summary>
    public bool IsFinal => State is not (MessageState.Enroute or MessageState.Accepted);

    /// <summary>Null where it names no message.</summary>
    public static DeliveryReceipt? Read(MessagePdu message)
    {
        var text = Encoding.Latin1.GetString(message.UserData);
        var id = message.OptionalParameters.Text(TlvTag.ReceiptedMessageId) ?? Field(Id().Match(text));
        if (id is null)
            return null;
        var told = message.OptionalParameters.Number(TlvTag.MessageState);
        var state = told is >= (int)MessageState.Enroute and <= (int)MessageState.Rejected
            ? (MessageState)told
            : StateOf(Field(Status().Match(text)));
        return new DeliveryReceipt(id, state, Field(ErrorCode().Match(text)));
    }

    /// <summary>
    /// The forms of an id, the likeliest first: some operators give it in hexadecimal when they take a message, and in decimal in the
    /// receipt, or the other way round. Case and leading zeros say nothing.
    /// </summary>
    public static IReadOnlyList<string> FormsOf(string messageId)
    {
        var forms = new List<string> { Plain(messageId) };
        if (ulong.TryParse(messageId, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            forms.Add(Plain(number.ToString("x", CultureInfo.InvariantCulture)));
        if (ulong.TryParse(messageId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal))
            forms.Add(Plain(hexadecimal.ToString(CultureInfo.InvariantCulture)));
        return [.. forms.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The form under which an id is kept.</summary>
    public static string Plain(string messageId) => messageId.Trim().ToLowerInvariant().TrimStart('0') is { Length: > 0 } id ? id : "0";

    private static MessageState StateOf(string? stat) => stat?.ToUpperInvariant() switch
    {
        "DELIVRD" or "DELIVERED" => MessageState.Delivered,
        "EXPIRED" => MessageState.Expired,
        "DELETED" => MessageState.Deleted,
        "UNDELIV" or "UNDELIVERABLE" => MessageState.Undeliverable,
        "ACCEPTD" or "ACCEPTED" => MessageState.Accepted,
        "ENROUTE" => MessageState.Enroute,
        "REJECTD" or "REJECTED" => MessageState.Rejected,
        _ => MessageState.Unknown,
    };

    private static string? Field(Match match) => match.Success ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\bid:\s*([^\s:]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();

    [GeneratedRegex(@"\bstat:\s*([A-Za-z]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Status();

    [GeneratedRegex(@"\berr:\s*([0-9A-Za-z]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ErrorCode();
}
