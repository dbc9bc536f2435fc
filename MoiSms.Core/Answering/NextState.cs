using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>The conversation after an answer.</summary>
internal static class NextState
{
    /// <summary>After an answer to a question: the menu it offers, the pages that follow, and what a follow-up goes on from.</summary>
    /// <param name="dependant">Whom it told of; null = the sender alone, or nobody.</param>
    /// <param name="state">The conversation, with what the decision itself changed.</param>
    public static ConversationState AfterAnswer(
        TextCase text, TextUnderstanding asked, Dependant? dependant, Reply reply, ConversationState state, NoticesDue notices) =>
        (state with
        {
            Language = asked.Language,
            Menu = reply.Menu.Count > 0 ? new Menu(text.Now, [.. reply.Menu.Select(WithoutSecret)]) { Lag = text.Sms.Lag } : null,
            More = reply.MorePages.Count > 0 ? new MorePages(text.Now, state.CivilId, reply.MorePages) : null,
            Last = asked.Intent.IsPersonal() || asked.Intent is Intent.Guide or Intent.Centre
                ? new LastQuestion(
                    text.Now,
                    asked.Inquiry with { Slots = asked.Slots with { CivilId = dependant?.CivilId ?? asked.Slots.CivilId } })
                // "And the fee?" after what no service is about is not about the service before it.
                : asked.IsOfNoService ? null
                : state.Last,
        }).WithNotices(notices, reply, text.Now);

    /// <summary>After a reply about linking: no menu stays open.</summary>
    public static ConversationState AfterLinking(
        TextCase text, TextUnderstanding asked, Reply reply, ConversationState state) => (state with
        {
            Language = asked.Language,
            Menu = null,
        }).WithNotices(state.NoticesDue(inPilot: false), reply, text.Now);

    /// <summary>After a page that "more" asked for.</summary>
    public static ConversationState AfterPage(ConversationState state, MorePages more) => state with
    {
        More = more.Pages.Count == 1 ? null : more with { Pages = [.. more.Pages.Skip(1)] },
    };

    /// <summary>A line that offers to register asks for the serial again: it does not stand in the state until then.</summary>
    private static Inquiry WithoutSecret(Inquiry line) => line with { Slots = line.Slots with { Serial = null, Code = null } };

    // What was said is said for good; what waited has waited once more.
    private static ConversationState WithNotices(
        this ConversationState state, NoticesDue due, Reply reply, DateTimeOffset now) => state with
        {
            PrivacyNoticeAt = reply.SaysPrivacy ? now : state.PrivacyNoticeAt,
            PilotNoticeAt = reply.SaysPilot ? now : state.PilotNoticeAt,
            LateNoticeOn = reply.SaysLate ? KuwaitTime.Today(now) : state.LateNoticeOn,
            NoticeWaits = (due.Privacy && !reply.SaysPrivacy) || (due.Pilot && !reply.SaysPilot) ? state.NoticeWaits + 1 : 0,
        };
}
