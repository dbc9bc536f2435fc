using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>
/// "Did you mean": a numbered line for each reading, or for the topics nearest to a text that was not understood. A line about a service
/// answers the point that was asked at once, where its answer is a short one: so whoever reads it need not ask again. Where the likeliest
/// service has an answer to just that, it comes first, as the nearest one, and the other readings are lines below it.
/// </summary>
internal sealed class MenuAnswers(TemplateSet templates, IReferenceContent content, GuideAnswers guides)
{
    /// <summary>A menu is read at a glance and answered by one digit; a sponsor may have 5,000 drivers.</summary>
    private const int MostLines = 9;

    /// <summary>SMS parts of a menu that answers at once: two Arabic answers take four.</summary>
    private const int MostParts = 4;

    /// <summary>In English two answers take three.</summary>
    private const int MostEnglishParts = 3;

    /// <summary>Nearest topics that are answered: with a third the menu would not fit into its parts.</summary>
    private const int MostAnsweredOfAGuess = 2;

    /// <summary>A nearest topic that is less likely is not answered: it would read as an answer to another question.</summary>
    private const double LeastAnswered = 0.15;

    /// <summary>
    /// From this probability on the answer to a service's own question stands above the lines. Of 17 such texts of real people 12 had
    /// asked just that, of 25 others 7, and 7 in part. What most people want to know of a service was right for 2 of 12: it stays a line.
    /// </summary>
    private const double LeastNearest = 0.2;

    /// <summary>Points that are no list.</summary>
    private static readonly Ask[] OfOneLine = [Ask.Fee, Ask.Amount, Ask.Fine, Ask.Where, Ask.Online, Ask.Duration];

    /// <summary>Whether a text is answered by a menu: it has several readings, or none but what it may be near to.</summary>
    public static bool IsMenu(TextUnderstanding text) => text.Alternatives.Count > 1 || text is { IsGuess: true, Alternatives.Count: 1 };

    public AnswerText Compose(ReplyContext context, Language language)
    {
        var (text, candidates) = (context.Understanding, context.Candidates);
        if (Nearest(context, language) is { } nearest)
            return nearest;
        var readings = text.Alternatives.Take(MostLines).ToArray();
        var rest = candidates.Count == 0 ? 0 : text.Alternatives.Count - readings.Length;
        var labels = Array.ConvertAll(readings, reading => Label(reading, candidates, language));
        return new AnswerText(Told() ?? Say(text.IsGuess ? TemplateKeys.Guess : TemplateKeys.Menu, labels)) { Menu = readings };

        // Between two readings both are answered, of nearest topics the first two that have an answer: so far as they fit.
        string? Told()
        {
            if (text.Confidence < LeastAnswered)
                return null;
            var answers = readings.Select((reading, i) => ShortAnswer(reading, labels[i], context, language)).ToArray();
            var plain = SmsSegmenter.Count(Say(TemplateKeys.Menu, labels)).Parts;
            var most = Math.Min(MostParts, plain + (language == Language.Arabic ? 3 : 2));
            for (var left = text.IsGuess ? MostAnsweredOfAGuess : readings.Length; left > 0; left--)
            {
                var answered = left;
                var lines = labels.Select((label, i) => answers[i] is { } answer && answered-- > 0 ? answer : label).ToArray();
                var told = Say(TemplateKeys.MenuTold, lines);
                if (!lines.SequenceEqual(labels) && SmsSegmenter.Count(told).Parts <= most)
                    return told;
            }

            return null;
        }

        string Say(TemplateKey<MenuView> template, IEnumerable<string> lines) =>
            templates.Render(template, new MenuView(Numbered(lines), rest), language);
    }

    private static OptionItem[] Numbered(IEnumerable<string> lines) => [.. lines.Select((line, index) => new OptionItem(index + 1, line))];

    /// <summary>The answer of the likeliest service, where a question of its own is asked, and the other readings below it.</summary>
    private AnswerText? Nearest(ReplyContext context, Language language)
    {
        var text = context.Understanding;
        var others = text.Alternatives.Where(one => one.Intent != Intent.Guide || one.Slots.Service != text.Slots.Service).ToArray();
        if (text is not { Intent: Intent.Guide, Point: not null, Confidence: >= LeastNearest }
            || others.Length == 0 || others.Length == text.Alternatives.Count)
            return null;
        var answer = guides.Compose(new Question(text.Inquiry, language, context, LeadParts: Question.LeadPartsOfTwo));
        if (answer is not { Lack: null, Menu.Count: 0 })
            return null;
        var labels = Array.ConvertAll(others, one => Label(one, [], language));
        var told = ShortAnswer(others[0], labels[0], context, language) ?? labels[0];
        // Before the rest of the first answer comes that of the next line; the numbers stay on the page of what they stand for.
        var hint = templates.Render(TemplateKeys.MoreHint, language);
        var (both, one) = (Say([told, .. labels.Skip(1)]), Say(labels));
        var rest = answer.Rest.Length == 0 || Fits($"{both}\n{hint}") ? answer.Rest : "";
        return Fits(both) ? answer with { Body = both, Rest = rest, Menu = others }
            : Fits($"{one}\n{hint}") ? answer with { Body = one, Menu = others }
            : null;

        bool Fits(string body) => SmsSegmenter.Count(body).Parts <= (language == Language.Arabic ? MostParts : MostEnglishParts);

        string Say(IEnumerable<string> lines) =>
            templates.Render(TemplateKeys.Nearest, new NearestView(answer.Body, Numbered(lines)), language);
    }

    /// <summary>
    /// The point that was asked of a service in one line, or what most people want to know of it; null where the line is no service's.
    /// </summary>
    private string? ShortAnswer(Inquiry reading, string label, ReplyContext context, Language language)
    {
        if (reading.Intent != Intent.Guide)
            return null;
        if (reading.Point is not null || reading.Asks.Take(1).Any(OfOneLine.Contains))
        {
            var answer = guides.Compose(new Question(reading, language, context, LeadParts: Question.LeadPartsOfTwo));
            // The answer to a question of the service's own may name its case in place of the service.
            if (answer is { Lack: null, Menu.Count: 0 } && !answer.Body.Contains('\n', StringComparison.Ordinal)
                && (reading.Point is not null || answer.Body.StartsWith(label, StringComparison.Ordinal)))
                return answer.Body;
        }

        return guides.Short(reading.Slots.Service, language);
    }

    private string Label(Inquiry reading, IReadOnlyList<Dependant> candidates, Language language)
    {
        if (candidates.FirstOrDefault(one => one.CivilId == reading.Slots.CivilId) is { } dependant)
            return templates.Render(
                TemplateKeys.OptionDependant, new DependantView(dependant.Relation, CivilIdNumber.Mask(dependant.CivilId)), language);
        var service = reading.Slots.Service is { } id ? content.Service(id)?.Name.In(language) : null;
        var place = reading.Slots.Place is { } area ? content.Area(area)?.Name.In(language) : null;
        return reading.Intent switch
        {
            Intent.Guide when service is not null => templates.Render(TemplateKeys.OptionGuide, new ServiceView(service), language),
            Intent.Centre => templates.Render(TemplateKeys.OptionCentre, new PlaceView(place, service), language),
            _ => templates.Words.Say(WordTables.Options, reading.Intent.ToName(), language),
        };
    }
}
