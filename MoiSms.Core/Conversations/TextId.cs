using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>
/// What makes a text one text: <c>&lt;provider's id&gt;:&lt;hash of phone and words&gt;</c>. A provider's id alone is not enough: operators
/// count from 1 again, and each phone's network may count for itself.
/// </summary>
internal static class TextId
{
    /// <summary>100 bits. Keyed, since a text may be a code or a serial, and ids stand in keys, tags and logs.</summary>
    private const int HashLetters = 20;

    /// <summary>A longer provider's id is hashed, so that ids fit into keys and tags.</summary>
    private const int LongestProviderId = 200;

    /// <summary>The same wherever and whenever it is computed; at most 221 letters.</summary>
    public static string Of(PartitionKeys keys, InboundSms sms)
    {
        var id = sms.Id.Length <= LongestProviderId ? sms.Id : RowKeys.ForId(sms.Id);
        return $"{id}:{keys.For($"{SenderNumber.Normalise(sms.From) ?? sms.From}\n{sms.Text}")[..HashLetters]}";
    }

    /// <summary>The provider's id in a text id, as it was given where it is no longer than 200 letters.</summary>
    public static string ProviderIdOf(string textId) => textId.LastIndexOf(':') is > 0 and var end ? textId[..end] : textId;
}
