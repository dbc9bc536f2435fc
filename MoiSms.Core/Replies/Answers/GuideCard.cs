using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>What is known of one service, part by part, in one language.</summary>
internal sealed class GuideCard(TemplateSet templates, ServiceGuide service, Language language)
{
    // Letters that name a case; "No: ..." does not, and a longer text before a colon is the answer itself.
    private const int LeastOfACase = 8;
    private const int MostOfACase = 60;

    private readonly string hint = "\n" + templates.Render(TemplateKeys.MoreHint, language);

    public string Name { get; } = service.Name.In(language);

    /// <summary>The service's name over what follows.</summary>
    public string Heading => templates.Render(TemplateKeys.GuideHeading, new ServiceView(Name), language);

    /// <summary>Whether whom to ask comes with a number to call.</summary>
    public bool HasPhone => Text(GuidePart.Contact)?.Any(char.IsAsciiDigit) == true;

    public bool Has(GuidePart part) => Text(part) is not null || Items(part).Count > 0;

    /// <summary>All of a part.</summary>
    /// <param name="named">Begins with the service's name.</param>
    public string Say(GuidePart part, bool named) => Render(part, named, Text(part), Items(part), 0);

    /// <summary>
    /// A part as short as it answers: the first sentence of an amount, or a list; what does not fit into the parts waits for "more".
    /// </summary>
    /// <param name="named">Begins with the service's name.</param>
    /// <param name="parts">SMS parts, the hint included. Papers and steps may take one more to be whole: half of them help nobody.</param>
    public GuidePiece SayShort(GuidePart part, bool named, int parts)
    {
        var whole = Say(part, named);
        var items = Items(part);
        if (items.Count > 1 && Parts(whole) > (part == GuidePart.Conditions ? parts : parts + 1))
        {
            var count = items.Count - 1;
            while (count > 1 && Parts(Render(part, named, null, [.. items.Take(count)], 0)) > parts)
                count--;
            return new GuidePiece(
                Render(part, named, null, [.. items.Take(count)], 0), Render(part, named: false, null, [.. items.Skip(count)], count));
        }

        if (Text(part) is not { } text || FirstSentence(text) is not { } first)
            return new GuidePiece(whole, "");
        var lead = Render(part, named, first, [], 0);
        return Parts(whole) <= Parts(lead)
            ? new GuidePiece(whole, "")
            : new GuidePiece(lead, Render(part, named: false, text[first.Length..].TrimStart(), [], 0));
    }

    /// <summary>
    /// The answer to a question of the service's own. Where it does not name its case it stands under the service's name, if that keeps to
    /// the usual parts: so whoever was misread sees it.
    /// </summary>
    public string Answer(ServiceQuestion question, bool named)
    {
        var text = question.Answer.In(language);
        var bare = templates.Render(TemplateKeys.GuideAnswer, new GuidePartView(null, text, [], 0), language);
        if (!named || NamesItsCase(text))
            return bare;
        var full = templates.Render(TemplateKeys.GuideAnswer, new GuidePartView(Name, text, [], 0), language);
        return Parts(full) > Math.Max(Parts(bare), Question.UsualLeadParts) ? bare : full;
    }

    /// <summary>Where it is done, and how to learn when that is open.</summary>
    /// <param name="named">Begins with the service's name.</param>
    /// <param name="withWhere">False where that was said.</param>
    public string Hours(bool named, bool withWhere) => templates.Render(
        TemplateKeys.GuideHours, new GuidePartView(named ? Name : null, withWhere ? Text(GuidePart.Where) : null, [], 0), language);

    /// <summary>That the point is not known here, and whom to ask.</summary>
    public string Unknown(Ask ask, bool named)
    {
        var contact = Text(GuidePart.Contact);
        return templates.Render(
            TemplateKeys.GuideUnknown,
            new GuideUnknownView(named ? Name : null, ask.ToName(), contact, contact is null ? Text(GuidePart.Where) : null),
            language);
    }

    /// <summary>SMS parts of a text with the hint below it.</summary>
    public int Parts(string text) => SmsSegmenter.Count(text + hint).Parts;

    /// <summary>
    /// The first of several sentences; null where there is but one. The dots of د.ك end none: no blank follows the first.
    /// </summary>
    internal static string? FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? null : text[..(end + 1)];
    }

    /// <summary>"Colour of a car: ask first": a colon behind the first words.</summary>
    private static bool NamesItsCase(string answer)
    {
        var colon = answer.IndexOf(": ", StringComparison.Ordinal);
        return colon is >= LeastOfACase and <= MostOfACase && answer.AsSpan(0, colon).IndexOfAny(".؛") < 0;
    }

    private string Render(GuidePart part, bool named, string? text, IReadOnlyList<string> items, int told) =>
        templates.Render(TemplateKeys.Guide(part), new GuidePartView(named ? Name : null, text, items, told), language);

    private string? Text(GuidePart part) => (part switch
    {
        GuidePart.Fee => service.Fee,
        GuidePart.Where => service.Where,
        GuidePart.Online => service.Online,
        GuidePart.Takes => service.Takes,
        GuidePart.Who => service.Who,
        GuidePart.Penalty => service.Penalty,
        GuidePart.Contact => service.Contact,
        GuidePart.What => service.What,
        _ => null,
    })?.In(language);

    private IReadOnlyList<string> Items(GuidePart part) => (part switch
    {
        GuidePart.Papers => service.Papers,
        GuidePart.Steps => service.Steps,
        GuidePart.Conditions => service.Conditions,
        _ => null,
    })?.In(language) ?? [];
}
