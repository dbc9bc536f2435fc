using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies.Sms;
using MoiSms.Core.Replies.Templates;

namespace MoiSms.Core.Replies.Answers;

/// <summary>
/// Everything of one person in one short text: a line a kind, and one line each for what is empty and what is unavailable.
/// </summary>
internal sealed class ProfileAnswer(TemplateSet templates, IReferenceContent content, ReplyOptions options)
{
    private readonly PersonalLists lists = new(templates, content, options);

    public AnswerText Compose(Question question, PersonRecords records)
    {
        var summary = new Summary(
            new Freshness(question.Context, options),
            question.Context.KindsOff,
            kind => templates.Words.Say(WordTables.Kinds, kind, question.Language));
        var today = question.Today;
        var residency = summary.One(RecordKinds.Residency, records.Residency);
        var card = summary.One(RecordKinds.CivilId, records.CivilIdCard);
        var licence = summary.One(RecordKinds.Licence, records.Licence);
        var passport = summary.One(RecordKinds.Passport, records.Passport);
        var vehicles = summary.Many(RecordKinds.Vehicle, records.Vehicles) ?? [];
        var unpaid = summary.Many(RecordKinds.Violation, records.Violations.Where(row => !row.Paid), sayNone: false);
        var application = summary.Many(RecordKinds.Application, records.Applications)?.MaxBy(row => row.UpdatedOn);
        var visa = summary.Many(RecordKinds.Visa, records.Visas)?.MaxBy(row => row.UpdatedOn);
        var ban = summary.AtMostOne(RecordKinds.TravelBan, records.TravelBan, sayNone: false);
        var appointment = summary.Many(
            RecordKinds.Appointment, records.Appointments.Where(at => at.At >= question.Context.Now))?.MinBy(at => at.At);

        var view = new ProfileView(
            CivilIdNumber.Mask(records.CivilId),
            residency is null ? null : PlainText.Clean(residency.Article),
            ValidityView.Of(residency?.ExpiresOn, today),
            ValidityView.Of(card?.ExpiresOn, today),
            ValidityView.Of(licence?.ExpiresOn, today),
            ValidityView.Of(passport?.ExpiresOn, today),
            vehicles.Count,
            vehicles.Count(vehicle => vehicle.RegistrationExpiresOn < today || vehicle.InsuranceExpiresOn < today),
            unpaid?.Count,
            unpaid?.Sum(violation => violation.AmountFils) ?? 0,
            application is null ? null : lists.Item(application, question.Language),
            visa is null ? null : PersonalLists.Item(visa),
            ban?.Exists(each => each.Active),
            appointment is null ? null : PersonalLists.Due(appointment.At, today),
            summary.None,
            summary.Unavailable);
        return new AnswerText(templates.Render(TemplateKeys.Profile, view, question.Language)) { AsOf = summary.AsOf };
    }

    /// <summary>Sorts the kinds into told, empty and unavailable, and keeps the oldest date among the told.</summary>
    private sealed class Summary(Freshness freshness, IReadOnlySet<string> kindsOff, Func<string, string> name)
    {
        private DateTimeOffset? oldest;

        public List<string> None { get; } = [];

        public List<string> Unavailable { get; } = [];

        public DateOnly? AsOf => oldest is { } at ? KuwaitTime.Today(at) : null;

        public TRecord? One<TRecord>(string kind, TRecord? row)
            where TRecord : class, IRecord => AtMostOne(kind, row)?.FirstOrDefault();

        public List<TRecord>? AtMostOne<TRecord>(string kind, TRecord? row, bool sayNone = true)
            where TRecord : class, IRecord => Sort<TRecord>(kind, row is null ? [] : [row], sayNone, row?.AsOf);

        /// <summary>
        /// The rows; empty where there are none, null where the kind is unavailable or not offered: a count of some of them would mislead.
        /// </summary>
        public List<TRecord>? Many<TRecord>(string kind, IEnumerable<TRecord> rows, bool sayNone = true)
            where TRecord : IRecord => Sort(kind, rows, sayNone, freshness.Imported(kind));

        private List<TRecord>? Sort<TRecord>(string kind, IEnumerable<TRecord> rows, bool sayNone, DateTimeOffset? asOf)
            where TRecord : IRecord
        {
            if (kindsOff.Contains(kind))
                return null;
            var (fresh, older) = freshness.Split(rows, kind);
            if (older > 0 || (fresh.Count == 0 && !freshness.MaySayNone(kind)))
            {
                Unavailable.Add(name(kind));
                return null;
            }

            if (sayNone && fresh.Count == 0)
                None.Add(name(kind));
            Tell(asOf ?? freshness.Imported(kind) ?? fresh.Min(row => row.AsOf));
            return fresh;
        }

        private void Tell(DateTimeOffset at) => oldest = oldest is null || at < oldest ? at : oldest;
    }
}
