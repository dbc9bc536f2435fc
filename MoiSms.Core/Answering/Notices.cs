using MoiSms.Core.Conversations;
using MoiSms.Core.Replies;

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
}
