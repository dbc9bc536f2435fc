using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Answers;
using MoiSms.Core.Replies.Sms;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies;

/// <summary>
/// Words replies: values in, a reply out, no I/O after <see cref="Load"/>. Every word comes from <c>content/replies</c>.
/// Safe for use by many threads at once.
/// </summary>
public sealed class ReplyComposer
{
    private readonly TemplateSet templates;
    private readonly ReplyOptions options;
    private readonly PersonalAnswers personal;
    private readonly GuideAnswers guides;
    private readonly CentreAnswers centres;
    private readonly MenuAnswers menus;
    private readonly AccessAnswers access;

    private ReplyComposer(TemplateSet templates, MenuTable menuTable, IReferenceContent content, ReplyOptions options)
    {
        this.templates = templates;
        this.options = options;
        personal = new PersonalAnswers(templates, content, options);
        guides = new GuideAnswers(templates, content, menuTable);
        centres = new CentreAnswers(templates, content);
        menus = new MenuAnswers(templates, content);
        access = new AccessAnswers(templates);
    }

    /// <summary>Reads and checks <c>replies</c> in the content folder.</summary>
    /// <exception cref="ContentException">The wording has faults: all of them, with file and line.</exception>
    public static ReplyComposer Load(string contentFolder, IReferenceContent content, ReplyOptions options)
    {
        var errors = new List<ContentError>();
        var folder = Path.Combine(contentFolder, "replies");
        var templates = TemplateSet.Load(folder, errors);
        var menus = MenuTable.Load(folder, content, errors);
        return templates is not null && errors.Count == 0
            ? new ReplyComposer(templates, menus, content, options)
            : throw new ContentException(errors);
    }

    /// <summary>Words the answer to a question, cut into pages of at most <see cref="ReplyOptions.MaxParts"/> SMS parts.</summary>
    public Reply Compose(ReplyContext context)
    {
        var understanding = context.Understanding;
        var language = understanding.Intent == Intent.Language
            ? understanding.Slots.To ?? understanding.Language
            : understanding.Language;

        var first = understanding is { Alternatives.Count: > 1, Intent: not Intent.Emergency }
            ? menus.Compose(understanding.Alternatives, context.Candidates, language)
            : Answer(new Question(understanding.Inquiry, language, context));
        // Nothing stands beside the emergency number.
        var second = understanding is { Also: { } also, Intent: not Intent.Emergency }
            ? Answer(new Question(also, language, context, first.Menu.Count))
            : null;
        // Two personal questions of a phone that may ask neither have one answer.
        if (second?.Body == first.Body)
            second = null;

        return Page(Combine(first, second, language), second is null
            ? first.Menu
            : [.. first.Menu, .. second.Menu], language, Notice(context, language));
    }

    /// <summary>What the service says of itself, whatever was asked.</summary>
    internal Reply Compose(ReplyNotice notice, Language language) =>
        Page(templates.Render(ConversationAnswers.Template(notice), language), [], language, "");

    /// <summary>What is said about linking a phone to a person.</summary>
    /// <param name="first">The first reply ever to this phone.</param>
    internal Reply Compose(AccessReply reply, Language language, bool first = false) =>
        Page(access.Compose(reply, language), [], language, first ? templates.Render(TemplateKeys.Privacy, language) : "");

    /// <summary>It could not answer now: please send the text again.</summary>
    internal Reply ComposeApology(Language language) => Compose(ReplyNotice.Apology, language);

    private AnswerText Answer(Question question) => question.Inquiry.Intent switch
    {
        var intent when intent.IsPersonal() => personal.Compose(question),
        Intent.Guide => guides.Compose(question),
        Intent.Centre => centres.Compose(question),
        var intent => new AnswerText(templates.Render(ConversationAnswers.Template(intent), question.Language)),
    };

    private string Combine(AnswerText first, AnswerText? second, Language language)
    {
        if (second is null)
            return Text(first, first.Header, first.AsOf, language);

        // The shorter first where both cannot be on one page: so each at least begins on it.
        var (upper, lower) = (first, second);
        if (first.Body.Length > second.Body.Length && SmsSegmenter.Count($"{first.Body}\n{second.Body}").Parts > options.MaxParts)
            (upper, lower) = (second, first);

        return Text(upper, upper.Header, upper.AsOf == lower.AsOf ? null : upper.AsOf, language)
            + "\n" + Text(lower, lower.Header == upper.Header ? null : lower.Header, lower.AsOf, language);
    }

    private string Text(AnswerText answer, string? header, DateOnly? asOf, Language language)
    {
        var text = header is null ? answer.Body : $"{header}\n{answer.Body}";
        return asOf is { } on ? $"{text}\n{templates.Render(TemplateKeys.AsOf, new DayView(on), language)}" : text;
    }

    private string Notice(ReplyContext context, Language language)
    {
        var privacy = context.FirstReply ? templates.Render(TemplateKeys.Privacy, language) : "";
        if (!context.FirstReplyInPilot)
            return privacy;
        var pilot = templates.Render(TemplateKeys.PilotPrivacy, language);
        return privacy.Length == 0 ? pilot : $"{privacy}\n{pilot}";
    }

    private Reply Page(string text, IReadOnlyList<Inquiry> menu, Language language, string notice)
    {
        var pages = ReplyPager.Paginate(
            text, notice, templates.Render(TemplateKeys.MoreHint, language), options.MaxParts);
        return new Reply
        {
            Text = pages[0],
            Parts = SmsSegmenter.Count(pages[0]).Parts,
            MorePages = [.. pages.Skip(1)],
            Menu = menu,
        };
    }
}
