using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;

namespace MoiSms.Core.Answering;

/// <summary>Whether a phone is answered in the present phase. Values in, values out: no call to storage.</summary>
internal sealed class PhaseGate(PartitionKeys keys, ReplyComposer composer)
{
    /// <summary>Whether the phone is a member of the pilot.</summary>
    /// <param name="phone">E.164.</param>
    public bool IsMember(string phone, ServiceSettings service) => service.Members.Count > 0 && service.Members.Contains(keys.For(phone));

    /// <summary>
    /// Null where the phone is answered; test numbers always are. Otherwise one notice a day of Kuwait's calendar, then silence.
    /// </summary>
    public Decided? Refuse(TextCase text, ServiceSettings service)
    {
        var (heard, state) = (text.Heard, text.State);
        if (TestNumbers.Contains(state.Phone) || IsOpenTo(keys.For(state.Phone), service))
            return null;

        var today = KuwaitTime.Today(text.AcceptedAt);
        return state.PhaseNoticeOn == today
            ? new Decided(heard.Intent, Decision.NotOpen, null, state)
            : new Decided(heard.Intent, Decision.NotOpen, Notice(service, heard.Language), state with { PhaseNoticeOn = today });
    }

    /// <param name="phoneKey">The phone's partition key.</param>
    internal static bool IsOpenTo(string phoneKey, ServiceSettings service) => service.Phase switch
    {
        ServicePhase.Public => service.PublicPercent >= 100 || Percentile(phoneKey) < service.PublicPercent
            || service.Members.Contains(phoneKey),
        ServicePhase.Pilot => service.Members.Contains(phoneKey),
        _ => false,
    };

    /// <summary>
    /// 0 to 99, the same for a phone for ever, so that raising the percentage shuts nobody out: four letters (20 bits) of its keyed hash.
    /// </summary>
    internal static int Percentile(string phoneKey)
    {
        var bits = 0;
        foreach (var letter in phoneKey.AsSpan(0, 4))
            bits = (bits << 5) | (letter >= 'a' ? letter - 'a' : letter - '2' + 26);
        return (int)(bits * 100L >> 20);
    }

    private Reply Notice(ServiceSettings service, Language language)
    {
        var own = language == Language.English ? service.NoticeEnglish : service.NoticeArabic;
        return own is not null
            ? new Reply { Text = own, Parts = SmsSegmenter.Count(own).Parts }
            : composer.Compose(service.Phase == ServicePhase.Closed ? ReplyNotice.Closed : ReplyNotice.PilotOnly, language);
    }
}
