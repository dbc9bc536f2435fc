using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>What a phone has yet to be told once.</summary>
internal static class Notices
{
    /// <param name="state">The conversation before the reply.</param>
    /// <param name="inPilot">The reply goes to a member of the pilot.</param>
    public static NoticesDue NoticesDue(this ConversationState state, bool inPilot) => new(
        Privacy: state.PrivacyNoticeAt is null,
        Pilot: inPilot && state.PilotNoticeAt is null,
        Now: state.NoticeWaits >= Replies.NoticesDue.MostWaits);

    /// <summary>
    /// The answer is written later than anybody is promised, and the phone was not told so today. Not to whom may be in danger. A text that
    /// comes again has its answer in its row, so this is asked once.
    /// </summary>
    public static bool IsLateNoticeDue(this TextCase text) =>
        text.Now - text.AcceptedAt >= Backlog.LateAfter
        && text.State.LateNoticeOn != KuwaitTime.Today(text.Now)
        && text.Heard is { Intent: not Intent.Emergency, MayBeEmergency: false };
}
