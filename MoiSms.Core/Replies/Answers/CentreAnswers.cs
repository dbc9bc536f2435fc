using System.Globalization;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Templates;

namespace MoiSms.Core.Replies.Answers;

/// <summary>The nearest centres to an area or a point, with their hours and whether they are open in Kuwait now.</summary>
internal sealed class CentreAnswers(TemplateSet templates, IReferenceContent content)
{
    private const int Nearest = 3;

    public AnswerText Compose(Question question)
    {
        var (slots, language) = (question.Slots, question.Language);
        var area = slots.Place is { } id ? content.Area(id) : null;
        if ((slots.Lat ?? area?.Lat) is not { } lat || (slots.Lon ?? area?.Lon) is not { } lon)
            return new AnswerText(templates.Render(TemplateKeys.CentresAsk, language));

        var nearby = content.Nearest(lat, lon, slots.Service, question.Context.Now, Nearest);
        if (nearby.OutsideKuwait)
            return new AnswerText(templates.Render(TemplateKeys.CentresOutside, language));

        var service = slots.Service is { } asked ? content.Service(asked)?.Name.In(language) : null;
        if (nearby.Centres.Count == 0)
            return new AnswerText(templates.Render(TemplateKeys.CentresNone, new ServiceView(service), language));

        // A point that came with the text is nearer to the sender than the area they named.
        var place = slots.Lat is null ? area?.Name.In(language) : null;
        var items = nearby.Centres.Select((centre, index) => Item(centre, index + 1, question)).ToArray();
        return new AnswerText(templates.Render(TemplateKeys.Centres, new CentresView(place, service, items), language));
    }

    private static CentreItem Item(NearbyCentre nearby, int number, Question question)
    {
        var centre = nearby.Centre;
        var opens = nearby.NextOpening is { } at ? KuwaitTime.Local(at) : (DateTimeOffset?)null;
        var opensOn = opens is { } local ? DateOnly.FromDateTime(local.DateTime) : (DateOnly?)null;
        return new CentreItem(
            number, centre.Name.In(question.Language), nearby.DistanceKm, nearby.OpenNow,
            opensOn, opensOn == question.Today, opens?.ToString("H:mm", CultureInfo.InvariantCulture),
            Shifts(nearby.Ramadan ? centre.Hours.Ramadan ?? centre.Hours.Week : centre.Hours.Week),
            Shifts(centre.Hours.Friday), Shifts(centre.Hours.Saturday), Degrees(centre.Lat), Degrees(centre.Lon));
    }

    // HH:mm-HH:mm, without the zeros that nobody says.
    private static string[] Shifts(string? hours) => string.IsNullOrWhiteSpace(hours)
        ? []
        : [.. hours.Split(',', StringSplitOptions.TrimEntries)
            .Select(shift => string.Join('-', shift.Split('-').Select(time => Unpadded(time.Trim()))))];

    private static string Unpadded(string time) => time is ['0', >= '0' and <= '9', ..] ? time[1..] : time;

    private static string Degrees(double degrees) => degrees.ToString("0.0000", CultureInfo.InvariantCulture);
}
