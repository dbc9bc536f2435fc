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
    /// <summary>As many as a phone may be sent in a day at four parts each; so a conversation's row stays small.</summary>
    private const int MostPages = 15;

    private readonly TemplateSet templates;
    private readonly MenuTable menuTable;
    private readonly IReferenceContent content;
    private readonly ReplyOptions options;
    private readonly PersonalAnswers personal;
    private readonly GuideAnswers guides;
    private readonly CentreAnswers centres;
    private readonly MenuAnswers menus;
    private readonly AccessAnswers access;
    private readonly ForeignLines foreign;

    private ReplyComposer(TemplateSet templates, MenuTable menuTable, ForeignLines foreign, IReferenceContent content, ReplyOptions options)
    {
        (this.templates, this.menuTable, this.foreign, this.content, this.options) = (templates, menuTable, foreign, content, options);
        personal = new PersonalAnswers(templates, content, options);
        guides = new GuideAnswers(templates, content, menuTable);
        centres = new CentreAnswers(templates, content);
        menus = new MenuAnswers(templates, content, guides);
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
        var foreign = ForeignLines.Load(folder, errors);
        return templates is not null && errors.Count == 0
            ? new ReplyComposer(templates, menus, foreign, content, options)
            : throw new ContentException(errors);
    }

    /// <summary>The same wording with other options.</summary>
    internal ReplyComposer With(ReplyOptions other) => new(templates, menuTable, foreign, content, other);

    /// <summary>Words the answer to a question, cut into pages of at most <see cref="ReplyOptions.MaxParts"/> SMS parts.</summary>
    public Reply Compose(ReplyContext context)
    {
        var understanding = context.Understanding;
        var language = understanding.Intent == Intent.Language
            ? understanding.Slots.To ?? understanding.Language
            : understanding.Language;
        var today = KuwaitTime.Today(context.Now);
        // Nothing stands beside the emergency number.
        var also = understanding.Intent == Intent.Emergency ? null : understanding.Also;
        var leadParts = also is null ? Question.UsualLeadParts : Question.LeadPartsOfTwo;

        var first = understanding.Intent != Intent.Emergency && MenuAnswers.IsMenu(understanding)
            ? menus.Compose(context, language)
            : Answer(new Question(understanding.Inquiry, language, context, LeadParts: leadParts));
        var second = also is null ? null
            : context.Second is { } other && MenuAnswers.IsMenu(other.Understanding) ? menus.Compose(other, language)
            : Answer(new Question(also, language, context.Second ?? context, first.Menu.Count, leadParts));
        // Two personal questions of a phone that may ask neither have one answer.
        if (second is not null && second.Body == first.Body && second.Header == first.Header)
            second = null;

        // What is the sender's has no header: behind somebody else's it would be read as theirs.
        var answer = second is null ? Whole(first, language, today)
            : context.Second is { Access: SubjectAccess.Own } ? Combine(second, first, language, today)
            : Combine(first, second, language, today);
        if ((understanding.MayBeEmergency || understanding.HintsAtDanger)
            && understanding is { FoundNothing: true, ForeignLanguage: null } && first.Menu.Count == 0)
            answer = new AnswerText(templates.Render(TemplateKeys.EmergencyUnknown, language));
        else if (understanding is { MayBeEmergency: true, Intent: not Intent.Emergency })
            answer = answer with { Body = $"{templates.Render(TemplateKeys.EmergencyLine, language)}\n{answer.Body}" };
        return Page(answer, language, context.Notices);
    }

    /// <summary>What the service says of itself, whatever was asked.</summary>
    internal Reply Compose(ReplyNotice notice, Language language) =>
        Page(new AnswerText(templates.Render(ConversationAnswers.Template(notice), language)), language, NoticesDue.None);

    /// <summary>What is said about linking a phone to a person.</summary>
    internal Reply Compose(AccessReply reply, Language language, NoticesDue notices = default) =>
        Page(new AnswerText(access.Compose(reply, language)), language, notices);

    /// <summary>It could not answer now: please send the text again.</summary>
    internal Reply ComposeApology(Language language) => Compose(ReplyNotice.Apology, language);

    private AnswerText Answer(Question question) => question.Inquiry.Intent switch
    {
        var intent when intent.IsPersonal() => personal.Compose(question),
        Intent.Guide => guides.Compose(question),
        Intent.Centre => centres.Compose(question),
        Intent.Unknown when foreign.Say(question.Context.Understanding.ForeignLanguage) is { } line => new AnswerText(line),
        Intent.Unknown when guides.OfNoService(question) is { } told => told,
        var intent => new AnswerText(templates.Render(ConversationAnswers.Template(intent), question.Language)),
    };

    private AnswerText Whole(AnswerText answer, Language language, DateOnly today) =>
        answer with { Body = Text(answer, answer.Header, answer.AsOf, language, today) };

    private AnswerText Combine(AnswerText first, AnswerText second, Language language, DateOnly today)
    {
        // A menu last, where nothing of the other waits for "more". The shorter first where both cannot be on one page: so each at least
        // begins on it.
        var (upper, lower) = first.Menu.Count > 0 && second is { Menu.Count: 0, Rest: "" } ? (second, first) : (first, second);
        if (lower == second
            && second.Menu.Count == 0
            && (second.Header is null || second.Header == first.Header)
            && first.Body.Length > second.Body.Length
            && SmsSegmenter.Count($"{first.Body}\n{second.Body}").Parts > options.MaxParts)
            (upper, lower) = (second, first);

        // On the next page each person's rest begins anew: the sender's by its first line, somebody else's by the header.
        if (upper.Rest.Length > 0 && lower.Header != upper.Header)
            upper = upper with { Rest = $"{upper.Header ?? upper.Body.Split('\n')[0]}\n{upper.Rest}" };
        if (lower.Rest.Length > 0 && lower.Header is not null && lower.Header != upper.Header)
            lower = lower with { Rest = $"{lower.Header}\n{lower.Rest}" };

        return new AnswerText(
            Text(upper, upper.Header, upper.AsOf == lower.AsOf ? null : upper.AsOf, language, today)
            + "\n" + Text(lower, lower.Header == upper.Header ? null : lower.Header, lower.AsOf, language, today))
        {
            Rest = upper.Rest.Length == 0 ? lower.Rest : lower.Rest.Length == 0 ? upper.Rest : $"{upper.Rest}\n{lower.Rest}",
            Lack = first.Lack ?? second.Lack,
            Menu = [.. first.Menu, .. second.Menu],
        };
    }

    private string Text(AnswerText answer, string? header, DateOnly? asOf, Language language, DateOnly today)
    {
        var text = header is null ? answer.Body : $"{header}\n{answer.Body}";
        return asOf is { } on ? $"{text}\n{templates.Render(TemplateKeys.AsOf, DayView.Of(on, today), language)}" : text;
    }

    /// <summary>
    /// Puts an answer on pages. A notice goes with it where it costs no further part and no further page, nor moves the end of the answer
    /// on to the next one, or where it waited long enough; that answers are late, where it costs no further page: that it waits for another
    /// reply would make it wrong.
    /// </summary>
    private Reply Page(AnswerText answer, Language language, NoticesDue due)
    {
        var hint = templates.Render(TemplateKeys.MoreHint, language);
        var note = "";
        var pages = ReplyPager.Paginate(answer.Body, answer.Rest, note, hint, options.MaxParts);
        var saysLate = due.Late && Takes(TemplateKeys.Late, parts: true, further: false);
        var saysPrivacy = due.Privacy && Takes(TemplateKeys.Privacy, due.Now, due.Now);
        var saysPilot = due.Pilot && Takes(TemplateKeys.PilotPrivacy, due.Now, due.Now);
        return new Reply
        {
            Text = pages[0],
            Parts = SmsSegmenter.Count(pages[0]).Parts,
            MorePages =
            [
                .. ReplyPager.Limit(pages, MostPages, hint, templates.Render(TemplateKeys.PagesEnd, language), options.MaxParts).Skip(1),
            ],
            Menu = answer.Menu,
            Lack = answer.Lack,
            SaysPrivacy = saysPrivacy,
            SaysPilot = saysPilot,
            SaysLate = saysLate,
        };

        bool Takes(TemplateKey<NoView> notice, bool parts, bool further)
        {
            var line = templates.Render(notice, language);
            var longer = note.Length == 0 ? line : $"{note}\n{line}";
            var noted = ReplyPager.Paginate(answer.Body, answer.Rest, longer, hint, options.MaxParts);
            if ((!further && (noted.Count > pages.Count || HoldsAnswer(pages) != HoldsAnswer(noted)))
                || (!parts && SmsSegmenter.Count(noted[0]).Parts > SmsSegmenter.Count(pages[0]).Parts))
                return false;
            (note, pages) = (longer, noted);
            return true;
        }

        bool HoldsAnswer(IReadOnlyList<string> on) => on[0].StartsWith(answer.Body, StringComparison.Ordinal);
    }
}
