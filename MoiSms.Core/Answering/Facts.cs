using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Records;

namespace MoiSms.Core.Answering;

/// <summary>What was read from storage for one decision. Null = not read yet.</summary>
/// <param name="Settings">What operators set.</param>
/// <param name="Own">The records of the person to whom the phone is bound, as far as the question needs them.</param>
/// <param name="Dependant">The records of the dependant who is asked about, likewise.</param>
/// <param name="Link">What linking needs of the person who is named.</param>
internal sealed record Facts(ServiceSettings? Settings, PersonRecords? Own, PersonRecords? Dependant, LinkRecord? Link)
{
    public static Facts None { get; } = new(null, null, null, null);

    /// <summary>What was sent today; read with the settings.</summary>
    public SentToday Sent { get; init; } = SentToday.Nothing;
}
