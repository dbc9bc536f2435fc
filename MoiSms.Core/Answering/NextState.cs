using MoiSms.Core.Conversations;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>The conversation after an answer.</summary>
internal static class NextState
{
    /// <summary>After an answer to a question: the menu it offers, the pages that follow, and what a follow-up goes on from.</summary>
    /// <param name="state">The conversation, with what the decision itself changed.</param>
    public static ConversationState AfterAnswer(
        TextCase text, TextUnderstanding asked, Subject subject, Reply reply, ConversationState state, Notices notices) =>
        state with
        {
            Language = asked.Language,
            Menu = reply.Menu.Count > 0 ? new Menu(text.Now, reply.Menu) : null,
            More = reply.MorePages.Count > 0 ? new MorePages(text.Now, state.CivilId, reply.MorePages) : null,
            Last = asked.Intent.IsPersonal() || asked.Intent is Intent.Guide or Intent.Centre
                ? new LastQuestion(
                    text.Now,
                    asked.Inquiry with { Slots = asked.Slots with { CivilId = subject.Dependant?.CivilId ?? asked.Slots.CivilId } })
                : state.Last,
            PrivacyNoticeAt = notices.Privacy ? text.Now : state.PrivacyNoticeAt,
            PilotNoticeAt = notices.Pilot ? text.Now : state.PilotNoticeAt,
        };

    /// <summary>After a reply about linking: no menu stays open.</summary>
    public static ConversationState AfterLinking(TextCase text, TextUnderstanding asked, ConversationState state) => state with
    {
        Language = asked.Language,
        Menu = null,
        PrivacyNoticeAt = state.PrivacyNoticeAt ?? text.Now,
    };

    /// <summary>After a page that "more" asked for.</summary>
    public static ConversationState AfterPage(ConversationState state, MorePages more) => state with
    {
        More = more.Pages.Count == 1 ? null : more with { Pages = [.. more.Pages.Skip(1)] },
    };
}
