using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>"Did you mean": a numbered line for each reading, or for the topics nearest to a text that was not understood.</summary>
internal sealed class MenuAnswers(TemplateSet templates, IReferenceContent content)
{
    /// <summary>A menu is read at a glance and answered by one digit; a sponsor may have 5,000 drivers.</summary>
    private const int MostLines = 9;

    /// <summary>Whether a text is answered by a menu: it has several readings, or none but what it may be near to.</summary>
    public static bool IsMenu(TextUnderstanding text) => text.Alternatives.Count > 1 || text is { IsGuess: true, Alternatives.Count: 1 };

    /// <param name="candidates">The dependants that readings with a civil id stand for.</param>
    public AnswerText Compose(TextUnderstanding text, IReadOnlyList<Dependant> candidates, Language language)
    {
        var readings = text.Alternatives.Take(MostLines).ToArray();
        var rest = candidates.Count == 0 ? 0 : text.Alternatives.Count - readings.Length;
        var options = readings.Select((reading, index) => new OptionItem(index + 1, Label(reading, candidates, language))).ToArray();
        return new AnswerText(
            templates.Render(text.IsGuess ? TemplateKeys.Guess : TemplateKeys.Menu, new MenuView(options, rest), language))
        {
            Menu = readings,
        };
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
