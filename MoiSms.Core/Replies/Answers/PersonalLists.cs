using System.Globalization;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies.Sms;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>The kinds a person can have several of.</summary>
internal sealed class PersonalLists(TemplateSet templates, IReferenceContent content, ReplyOptions options)
{
    private const int LatestViolations = 3;

    /// <summary>A list is whole up to here; more pages than that nobody reads. How many are left out is said.</summary>
    private const int MostListed = 20;

    private readonly LeadSplitter splitter = new(templates);

    public AnswerText Vehicles(Question question, IReadOnlyList<Vehicle> all)
    {
        var plate = question.Slots.Plate;
        var rows = all.Where(row => plate is null || PlateKey(row.Plate) == PlateKey(plate));
        return Listed(question, RecordKinds.Vehicle, rows.OrderBy(row => row.Plate, StringComparer.Ordinal),
            fresh => Counted(question, fresh.Count, TemplateKeys.VehiclesCount,
                templates.Render(
                    TemplateKeys.Vehicles,
                    new VehiclesView(fresh.Count, [.. fresh.Take(MostListed).Select(row => Item(row, question))], Rest(fresh.Count)),
                    question.Language)),
            () => templates.Render(TemplateKeys.VehiclesNone, new PlateView(Clean(plate)), question.Language));
    }

    public AnswerText Violations(Question question, IReadOnlyList<Violation> all)
    {
        var plate = question.Slots.Plate;
        var rows = all.Where(row => !row.Paid && (plate is null || (row.Plate is not null && PlateKey(row.Plate) == PlateKey(plate))));
        return Listed(question, RecordKinds.Violation, rows.OrderByDescending(row => row.OccurredAt),
            fresh => Violations(question, View(fresh, Clean(plate), question.Asks(Ask.List) ? MostListed : LatestViolations)),
            () => templates.Render(TemplateKeys.ViolationsNone, new PlateView(Clean(plate)), question.Language));
    }

    public AnswerText Applications(Question question, IReadOnlyList<Application> all)
    {
        var reference = question.Slots.Reference;
        var rows = all.Where(row => reference is null || ReferenceKey(row.Reference) == ReferenceKey(reference));
        return Listed(question, RecordKinds.Application, rows.OrderByDescending(row => row.UpdatedOn),
            fresh => Counted(question, fresh.Count, TemplateKeys.ApplicationsCount, templates.Render(
                TemplateKeys.Applications, new ApplicationsView(
                    fresh.Count, [.. fresh.Take(MostListed).Select(row => Item(row, question.Language))], Rest(fresh.Count)),
                question.Language)),
            () => NoneOf(question, reference, TemplateKeys.ApplicationUnknown, TemplateKeys.ApplicationsNone));
    }

    /// <summary>
    /// The latest application for a document, or that there is none; null where neither may be said. The ids of the services for a
    /// document begin with its kind.
    /// </summary>
    public AnswerText? ApplicationFor(string document, Question question, IReadOnlyList<Application> all)
    {
        const string Kind = RecordKinds.Application;
        if (question.Context.KindsOff.Contains(Kind))
            return null;
        var freshness = new Freshness(question.Context, options);
        var latest = all.Where(row => row.Service.StartsWith($"{document}-", StringComparison.Ordinal)).MaxBy(row => row.UpdatedOn);
        // One of a service that is not known here may be for it.
        var isNone = latest is null && freshness.MaySayNone(Kind) && all.All(row => content.Service(row.Service) is not null);
        var text = latest is not null && freshness.Holds(latest, Kind)
            ? templates.Render(
                TemplateKeys.Applications, new ApplicationsView(1, [Item(latest, question.Language)], 0), question.Language)
            : isNone ? templates.Render(TemplateKeys.ApplicationsNoneForIt, question.Language)
            : null;
        return text is null ? null : new AnswerText(text) { AsOf = KuwaitTime.Today(freshness.Imported(Kind) ?? latest!.AsOf) };
    }

    public AnswerText Visas(Question question, IReadOnlyList<Visa> all)
    {
        var reference = question.Slots.Reference;
        var rows = all.Where(row => reference is null || ReferenceKey(row.Reference) == ReferenceKey(reference));
        return Listed(question, RecordKinds.Visa, rows.OrderByDescending(row => row.UpdatedOn),
            fresh => Counted(question, fresh.Count, TemplateKeys.VisasCount,
                templates.Render(
                    TemplateKeys.Visas,
                    new VisasView(fresh.Count, [.. fresh.Take(MostListed).Select(Item)], Rest(fresh.Count)),
                    question.Language)),
            () => NoneOf(question, reference, TemplateKeys.VisaUnknown, TemplateKeys.VisasNone));
    }

    public AnswerText Appointments(Question question, IReadOnlyList<Appointment> all)
    {
        var now = question.Context.Now;
        return Listed(question, RecordKinds.Appointment, all,
            fresh =>
            {
                var upcoming = fresh.Where(row => row.At >= now).OrderBy(row => row.At).ToArray();
                var past = fresh.Where(row => row.At < now).MaxBy(row => row.At);
                return Counted(question, upcoming.Length, TemplateKeys.AppointmentsCount, templates.Render(
                    TemplateKeys.Appointments,
                    new AppointmentsView(
                        upcoming.Length, [.. upcoming.Take(MostListed).Select(row => Item(row, question))],
                        past is null ? null : Item(past, question), Rest(upcoming.Length)),
                    question.Language));
            },
            () => templates.Render(TemplateKeys.AppointmentsNone, question.Language));
    }

    /// <summary>"None", where that may be said; else that the data is unavailable.</summary>
    public AnswerText None(Question question, string kind, TemplateKey<NoView> none) =>
        None(question, kind, () => templates.Render(none, question.Language));

    public AnswerText Unavailable(Question question, string kind, DateTimeOffset? last) => new(templates.Render(
        TemplateKeys.Unavailable,
        new UnavailableView(
            templates.Words.Say(WordTables.Kinds, kind, question.Language),
            last is { } at ? KuwaitTime.Today(at) : null),
        question.Language))
    {
        Lack = AnswerLack.DataMissing,
    };

    internal ApplicationItem Item(Application row, Language language) => new(
        Clean(row.Reference)!, ServiceName(row.Service, language), row.Status, row.UpdatedOn, Clean(row.NextStep));

    internal static VisaItem Item(Visa row) => new(Clean(row.Reference)!, row.VisaType, row.Status, row.UpdatedOn);

    internal static DueView Due(DateTimeOffset at, DateOnly today)
    {
        var local = KuwaitTime.Local(at);
        var on = DateOnly.FromDateTime(local.DateTime);
        var days = on.DayNumber - today.DayNumber;
        return new DueView(on, local.ToString("HH:mm", CultureInfo.InvariantCulture), days, days == 0, days == 1);
    }

    private AnswerText Listed<TRecord>(
        Question question, string kind, IEnumerable<TRecord> rows, Func<List<TRecord>, (string? Summary, string Details)> found,
        Func<string> none)
        where TRecord : IRecord
    {
        var freshness = new Freshness(question.Context, options);
        var all = rows.ToList();
        if (all.Count == 0)
            return None(question, kind, none);

        var (fresh, older) = freshness.Split(all, kind);
        if (fresh.Count == 0)
            return Unavailable(question, kind, all.Max(row => row.AsOf));

        var (summary, details) = found(fresh);
        if (older > 0)
        {
            // A number that leaves some out says so at once.
            var note = templates.Render(TemplateKeys.Older, new CountView(older), question.Language);
            (summary, details) = summary is null ? (null, $"{details}\n{note}") : ($"{summary}\n{note}", details);
        }

        // A list is as good as the import that last went over it; a row says only when it was last seen to change.
        var asOf = KuwaitTime.Today(freshness.Imported(kind) ?? fresh.Min(row => row.AsOf));
        return summary is null
            ? new AnswerText(details) { AsOf = asOf }
            : splitter.Spread(summary, details, asOf, question, asked: question.Asks(Ask.List));
    }

    /// <summary>How many first, where that was asked and the list does not say it by itself.</summary>
    private (string? Summary, string Details) Counted(Question question, int count, TemplateKey<CountView> key, string list) =>
        // A list of several begins with their number, where it is short enough to be said at once.
        (question.Asks(Ask.Count) && (count < 2 || !splitter.Fits(list, question))
            ? templates.Render(key, new CountView(count), question.Language)
            : null, list);

    private (string? Summary, string Details) Violations(Question question, ViolationsView view) => (
        templates.Render(
            question.Inquiry.Asks is [Ask.Amount or Ask.Fine or Ask.Fee, ..] ? TemplateKeys.ViolationsTotal : TemplateKeys.Violations,
            view,
            question.Language),
        templates.Render(TemplateKeys.ViolationsList, view, question.Language));

    private AnswerText None(Question question, string kind, Func<string> none)
    {
        var freshness = new Freshness(question.Context, options);
        return freshness.MaySayNone(kind)
            ? new AnswerText(none()) { AsOf = KuwaitTime.Today(freshness.Imported(kind)!.Value) }
            : Unavailable(question, kind, freshness.Imported(kind));
    }

    private string NoneOf(Question question, string? reference, TemplateKey<ReferenceView> unknown, TemplateKey<NoView> none) =>
        reference is null
        ? templates.Render(none, question.Language)
        : templates.Render(unknown, new ReferenceView(Clean(reference)!), question.Language);

    private static VehicleItem Item(Vehicle row, Question question) => new(
        Clean(row.Plate)!, Clean(row.Make)!, Clean(row.Model)!, row.Year,
        ValidityView.Of(row.RegistrationExpiresOn, question.Today), ValidityView.Of(row.InsuranceExpiresOn, question.Today));

    private static ViolationsView View(List<Violation> rows, string? plate, int most) => new(
        rows.Count, rows.Sum(row => row.AmountFils), plate,
        [
            .. rows.Take(most).Select(row => new ViolationItem(
                KuwaitTime.Today(row.OccurredAt), row.Type, row.AmountFils, plate is null ? Clean(row.Plate) : null)),
        ],
        Rest(rows.Count, most));

    private static int Rest(int count, int most = MostListed) => Math.Max(0, count - most);

    private AppointmentItem Item(Appointment row, Question question) => new(
        Clean(row.Number)!, ServiceName(row.Service, question.Language),
        content.Centre(row.Centre)?.Name.In(question.Language) ?? Clean(row.Centre)!, Due(row.At, question.Today));

    private string ServiceName(string service, Language language) => content.Service(service)?.Name.In(language) ?? Clean(service)!;

    private static string PlateKey(string plate) =>
        string.Concat(plate.Where(letter => letter != ' ')).Replace('-', '/').ToUpperInvariant();

    private static string ReferenceKey(string reference) =>
        string.Concat(reference.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static string? Clean(string? raw) => string.IsNullOrWhiteSpace(raw) ? null : PlainText.Clean(raw);
}
