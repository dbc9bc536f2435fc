using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>Texts about the conversation itself: each has one fixed answer.</summary>
internal static class ConversationAnswers
{
    public static TemplateKey<NoView> Template(Intent intent) => intent switch
    {
        Intent.Help => TemplateKeys.Help,
        Intent.Language => TemplateKeys.Language,
        Intent.Stop => TemplateKeys.Stop,
        Intent.Start => TemplateKeys.Start,
        Intent.Register => TemplateKeys.HowToRegister,
        Intent.Unregister => TemplateKeys.NotLinked,
        Intent.Confirm => TemplateKeys.WrongCode,
        Intent.Choice => TemplateKeys.Choice,
        Intent.More => TemplateKeys.More,
        Intent.Feedback => TemplateKeys.Feedback,
        Intent.Emergency => TemplateKeys.Emergency,
        Intent.Greeting => TemplateKeys.Greeting,
        Intent.Thanks => TemplateKeys.Thanks,
        _ => TemplateKeys.Unknown,
    };

    public static TemplateKey<NoView> Template(ReplyNotice notice) => notice switch
    {
        ReplyNotice.TooManyTexts => TemplateKeys.TooManyTexts,
        ReplyNotice.DayLimit => TemplateKeys.DayLimit,
        ReplyNotice.NotInMenu => TemplateKeys.NotInMenu,
        ReplyNotice.MistypedCivilId => TemplateKeys.MistypedCivilId,
        ReplyNotice.PilotOnly => TemplateKeys.PilotOnly,
        ReplyNotice.Closed => TemplateKeys.Closed,
        _ => TemplateKeys.Apology,
    };
}
