using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies.Sms;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies.Answers;

/// <summary>A person's own records, and those of a dependant: the least that answers.</summary>
internal sealed class PersonalAnswers(TemplateSet templates, IReferenceContent content, ReplyOptions options)
{
    private readonly PersonalLists lists = new(templates, content, options);
    private readonly ProfileAnswer profile = new(templates, content, options);
    private readonly LeadSplitter splitter = new(templates);

    public AnswerText Compose(Question question) => question.Inquiry.Intent.Kind() is { } kind && question.Context.KindsOff.Contains(kind)
        ? new AnswerText(templates.Render(
            TemplateKeys.NotOffered, new UnavailableView(templates.Words.Say(WordTables.Kinds, kind, question.Language), null),
            question.Language))
        {
            Lack = AnswerLack.NotOffered,
        }
        : splitter.Shorten(ComposeOffered(question), question);

    private AnswerText ComposeOffered(Question question) => question.Context.Access switch
    {
        SubjectAccess.Refused => new AnswerText(templates.Render(TemplateKeys.Refused, question.Language)),
        SubjectAccess.Own => WithItsApplication(Answer(question, question.Context.Records), question),
        SubjectAccess.Dependant => Answer(question, question.Context.Records) with { Header = Header(question) },
        SubjectAccess.Resting => new AnswerText(new AccessAnswers(templates).Resting(question.Context.HoldsFrom!.Value, question.Language)),
        SubjectAccess.NoSuchDependant => new AnswerText(templates.Render(TemplateKeys.NoSuchDependant, question.Language)),
        SubjectAccess.Lapsed => new AnswerText(templates.Render(TemplateKeys.Lapsed, question.Language)),
        _ => new AnswerText(templates.Render(TemplateKeys.Unbound, question.Language)),
    };

    /// <summary>Behind the document what was applied for, where that was asked and the document does not say that it is ready.</summary>
    private AnswerText WithItsApplication(AnswerText document, Question question)
    {
        var (context, kind) = (question.Context, question.Inquiry.Intent.Kind());
        var status = kind switch
        {
            RecordKinds.Passport => context.Records!.Passport?.Status,
            RecordKinds.CivilId => context.Records!.CivilIdCard?.Status,
            _ => null,
        };
        return kind is null || !context.Understanding.AsksIfReady || document.Lack is not null
            || status?.StartsWith("ready", StringComparison.OrdinalIgnoreCase) == true
            || lists.ApplicationFor(kind, question, context.Records!.Applications) is not { } application
            ? document
            : document with
            {
                Body = $"{document.Body}\n{application.Body}",
                AsOf = document.AsOf < application.AsOf ? document.AsOf : application.AsOf,
            };
    }

    private AnswerText Answer(Question question, PersonRecords? records) => records is null
        ? throw new ArgumentException("A personal question with access needs the subject's records.", nameof(records))
        : question.Inquiry.Intent switch
        {
            Intent.Residency => Single(question, RecordKinds.Residency, records.Residency, TemplateKeys.Residency,
                row => new ResidencyView(PlainText.Clean(row.Article), Validity(row.ExpiresOn, question)), TemplateKeys.ResidencyNone),
            Intent.Licence => Single(question, RecordKinds.Licence, records.Licence, TemplateKeys.Licence,
                row => new LicenceView(Mask.Number(row.Number), row.Class, Validity(row.ExpiresOn, question)), TemplateKeys.LicenceNone),
            Intent.Passport => Single(question, RecordKinds.Passport, records.Passport, TemplateKeys.Passport,
                row => new PassportView(Mask.Number(row.Number), Telling(row.Status), Validity(row.ExpiresOn, question)),
                TemplateKeys.PassportNone),
            Intent.CivilId => Single(question, RecordKinds.CivilId, records.CivilIdCard, TemplateKeys.CivilId,
                row => new CivilIdView(CivilIdNumber.Mask(records.CivilId), Telling(row.Status), Validity(row.ExpiresOn, question)),
                TemplateKeys.CivilIdNone),
            Intent.TravelBan => TravelBan(question, records.TravelBan),
            Intent.Vehicle => lists.Vehicles(question, records.Vehicles),
            Intent.Violations => lists.Violations(question, records.Violations),
            Intent.Application => lists.Applications(question, records.Applications),
            Intent.Visa => lists.Visas(question, records.Visas),
            Intent.Appointment => lists.Appointments(question, records.Appointments),
            _ => profile.Compose(question, records),
        };

    private AnswerText Single<TRecord, TView>(
        Question question, string kind, TRecord? row, TemplateKey<TView> found, Func<TRecord, TView> view, TemplateKey<NoView> none)
        where TRecord : class, IRecord
        where TView : class
    {
        if (row is null)
            return lists.None(question, kind, none);
        return new Freshness(question.Context, options).Holds(row, kind)
            ? new AnswerText(templates.Render(found, view(row), question.Language)) { AsOf = KuwaitTime.Today(row.AsOf) }
            : lists.Unavailable(question, kind, row.AsOf);
    }

    // A row that says "no ban" is as good as none, but carries its own date.
    private AnswerText TravelBan(Question question, TravelBan? row) => row is not { Active: false }
        ? Single(question, RecordKinds.TravelBan, row, TemplateKeys.TravelBan, ban => new TravelBanView(ban.Authority, ban.Since),
            TemplateKeys.TravelBanNone)
        : Single(question, RecordKinds.TravelBan, row, TemplateKeys.TravelBanNone, _ => NoView.Instance, TemplateKeys.TravelBanNone);

    private string Header(Question question) => templates.Render(
        TemplateKeys.Dependant,
        new DependantView(question.Context.Dependant?.Relation, CivilIdNumber.Mask(question.Context.Records!.CivilId)),
        question.Language);

    private static ValidityView Validity(DateOnly expiresOn, Question question) => ValidityView.Of(expiresOn, question.Today);

    // The date says these already, and says them as of today.
    private static string? Telling(string status) =>
        string.IsNullOrWhiteSpace(status) || status.Trim().ToLowerInvariant() is "valid" or "active" or "expired" ? null : status;
}
