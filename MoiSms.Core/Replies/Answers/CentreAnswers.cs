using System.Globalization;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>
/// The nearest centres to an area or a point, with their hours and whether they are open in Kuwait now: the nearest one at once, beginning
/// with what was asked of it, and the others on "more".
/// </summary>
internal sealed class CentreAnswers(TemplateSet templates, IReferenceContent content)
{
    private const int Nearest = 3;

    /// <summary>More kinds of centres are told by area.</summary>
    private const int MostKinds = 2;

    // Where hours are asked of no place, any point in Kuwait finds all centres.
    private const double AnyLat = 29.37;
    private const double AnyLon = 47.98;

    public AnswerText Compose(Question question)
    {
        var (slots, language) = (question.Slots, question.Language);
        var guide = slots.Service is { } asked ? content.Service(asked) : null;
        // Where no centre does it, no area helps.
        if (slots.CentreKind is null && guide is { CentreKind: null, Members.Count: 0, Where: not null })
            return None(guide, null, language);
        var area = slots.Place is { } id ? content.Area(id) : null;
        var kind = slots.CentreKind is { } kindId ? content.Kind(kindId) : null;
        if ((slots.Lat ?? area?.Lat) is not { } lat || (slots.Lon ?? area?.Lon) is not { } lon)
        {
            var usual = new CentresView(null, null, null, UsualHours(kind, question));
            return new AnswerText(templates.Render(TemplateKeys.CentresAsk, usual, language));
        }

        var nearby = content.Nearest(lat, lon, kind?.Id, slots.Service, question.Context.Now, Nearest);
        // The body that was named comes first, whatever it is said to be needed for.
        if (kind is not null && slots.Service is not null && nearby is { OutsideKuwait: false, Centres.Count: 0 })
            nearby = content.Nearest(lat, lon, kind.Id, null, question.Context.Now, Nearest);
        if (nearby.OutsideKuwait)
            return new AnswerText(templates.Render(TemplateKeys.CentresOutside, language));

        if (nearby.Centres.Count == 0)
            return None(guide, kind, language);

        // A point that came with the text is nearer to the sender than the area they named.
        var place = slots.Lat is null ? area?.Name.In(language) : null;
        var items = nearby.Centres.Select((centre, index) => Item(centre, index + 1, question)).ToArray();
        return Answer(question, new CentresView(place, kind is null ? guide?.Name.In(language) : null, kind?.Name.In(language), items));
    }

    /// <summary>The hours that all centres of a kind have, where they were asked and no place was named.</summary>
    private CentreItem[] UsualHours(CentreKind? kind, Question question)
    {
        if (!question.Inquiry.Asks.Any(ask => ask is Ask.Hours or Ask.OpenNow))
            return [];
        var all = content.Nearest(AnyLat, AnyLon, kind?.Id, question.Slots.Service, question.Context.Now, int.MaxValue).Centres;
        return
        [
            .. all.GroupBy(nearby => nearby.Centre.Kind)
                .Select(group => (Kind: content.Kind(group.Key), Items: group.Select(one => Item(one, 1, question)).ToArray()))
                .Where(group => group.Kind is not null && group.Items.All(item => HaveSameHours(item, group.Items[0])))
                .Take(MostKinds)
                .Select(group => group.Items[0] with { Name = group.Kind!.Name.In(question.Language) }),
        ];
    }

    private static bool HaveSameHours(CentreItem one, CentreItem other) =>
        one.Day.Length > 0 ? one.OfDay.SequenceEqual(other.OfDay)
        : one.Week.SequenceEqual(other.Week) && one.Friday.SequenceEqual(other.Friday) && one.Saturday.SequenceEqual(other.Saturday);

    private AnswerText None(ServiceGuide? guide, CentreKind? kind, Language language) => new(templates.Render(
        TemplateKeys.CentresNone,
        new NoCentreView(kind?.Name.In(language) ?? guide?.Name.In(language), kind is null ? guide?.Where?.In(language) : null),
        language));

    private AnswerText Answer(Question question, CentresView view)
    {
        // Who asks where it is wants all of it; the address stands there too.
        var asks = question.Inquiry.Asks.Where(ask => ask != Ask.Address || !question.Inquiry.Asks.Contains(Ask.Where));
        var named = question.Slots.Day is null ? [] : new[] { Ask.Hours };
        var keys = named.Concat(asks).Select(Template).OfType<TemplateKey<CentresView>>().Distinct().Take(2).ToArray();
        var nearest = view with { Centres = [view.Centres[0]] };
        var hint = "\n" + templates.Render(TemplateKeys.MoreHint, question.Language);
        if (keys.Length > 0)
        {
            var point = Points(nearest);
            // The hours beside an address, where they cost nothing.
            if (keys is [var key] && key == TemplateKeys.CentreAddress
                && Points(nearest with { Centres = [nearest.Centres[0] with { Week = [] }] }) is var bare && Parts(bare) < Parts(point))
                point = bare;
            return new AnswerText(point) { Rest = templates.Render(TemplateKeys.CentresRest, view, question.Language) };
        }

        // The map link finds it: the address stands there, and another centre, where they cost nothing.
        var (one, said) = (Render([nearest.Centres[0] with { Address = null }]), 1);
        if (Render(nearest.Centres) is var addressed && Parts(addressed) == Parts(one))
            one = addressed;
        while (said < view.Centres.Count)
        {
            var more = Render([.. view.Centres.Take(said + 1).Select(centre => centre with { Address = null })]);
            if (Parts(more) > Parts(one))
                break;
            (one, said) = (more, said + 1);
        }

        var rest = said == view.Centres.Count
            ? ""
            : templates.Render(TemplateKeys.CentresRest, view with { Centres = [.. view.Centres.Skip(said)] }, question.Language);
        return new AnswerText(one) { Rest = rest };

        string Render(IReadOnlyList<CentreItem> centres) =>
            templates.Render(TemplateKeys.Centres, view with { Centres = centres }, question.Language);
        string Points(CentresView of) => string.Join('\n', keys.Select(key => templates.Render(key, of, question.Language)));
        int Parts(string text) => SmsSegmenter.Count(text + hint).Parts;
    }

    private static TemplateKey<CentresView>? Template(Ask ask) => ask switch
    {
        Ask.Hours or Ask.OpenNow => TemplateKeys.CentreHours,
        Ask.Phone => TemplateKeys.CentrePhone,
        Ask.Address => TemplateKeys.CentreAddress,
        _ => null,
    };

    private static CentreItem Item(NearbyCentre nearby, int number, Question question)
    {
        var centre = nearby.Centre;
        var opens = nearby.NextOpening is { } at ? KuwaitTime.Local(at) : (DateTimeOffset?)null;
        var opensOn = opens is { } local ? DateOnly.FromDateTime(local.DateTime) : (DateOnly?)null;
        return new CentreItem(
            number, centre.Name.In(question.Language), nearby.DistanceKm, nearby.OpenNow,
            opensOn, opensOn == question.Today, opens?.ToString("H:mm", CultureInfo.InvariantCulture),
            Shifts(nearby.Ramadan ? centre.Hours.Ramadan ?? centre.Hours.Week : centre.Hours.Week),
            Shifts(centre.Hours.Friday), Shifts(centre.Hours.Saturday), Degrees(centre.Lat), Degrees(centre.Lon),
            centre.Address?.In(question.Language), centre.Phone,
            question.Slots.Day?.ToName() ?? "", Shifts(Hours(centre.Hours, question.Slots.Day)));
    }

    private static string? Hours(OpeningHours hours, NamedDay? day) => day switch
    {
        NamedDay.Friday => hours.Friday,
        NamedDay.Saturday => hours.Saturday,
        NamedDay.Holiday => hours.Holidays,
        NamedDay.Ramadan => hours.Ramadan ?? hours.Week,
        _ => null,
    };

    // HH:mm-HH:mm, without the zeros that nobody says.
    private static string[] Shifts(string? hours) => string.IsNullOrWhiteSpace(hours)
        ? []
        : [.. hours.Split(',', StringSplitOptions.TrimEntries)
            .Select(shift => string.Join('-', shift.Split('-').Select(time => Unpadded(time.Trim()))))];

    private static string Unpadded(string time) => time is ['0', >= '0' and <= '9', ..] ? time[1..] : time;

    private static string Degrees(double degrees) => degrees.ToString("0.0000", CultureInfo.InvariantCulture);
}
