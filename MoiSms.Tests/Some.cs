using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Tests;

/// <summary>Invented people and questions about them, at noon in Kuwait on Tuesday 24 November 2026.</summary>
internal static class Some
{
    public const string Phone = "+96550000101";
    public const string CivilId = "288020122596";
    public const string DependantCivilId = "292091998298";
    public const string PassportNumber = "P05481234";
    public const string LicenceNumber = "880201225";

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly DateTimeOffset Yesterday = Now.AddDays(-1);
    public static readonly DateTimeOffset LongAgo = Now.AddDays(-90);

    /// <summary>Everything was imported the day before.</summary>
    public static readonly IReadOnlyDictionary<string, DateTimeOffset> Imported = RecordKinds.All.ToDictionary(
        kind => kind, _ => Yesterday);

    public static PersonRecords Nobody { get; } = new() { CivilId = CivilId };

    public static PersonRecords Somebody { get; } = new()
    {
        CivilId = CivilId,
        Holder = new Holder(CivilId, [Phone], "سالم عبدالله المثال", "Salem Abdullah Almithal", "IND", new DateOnly(1988, 2, 1),
            null, "483920175", Yesterday),
        Residency = new Residency("18", Today.AddDays(500), "Gulf Example Trading Company", Yesterday),
        Licence = new Licence(LicenceNumber, "private", Today.AddDays(200), Yesterday),
        Vehicles = [Car("5/1882", 100, -3), Car("12/40771", null, 40)],
        Violations = [
            Fine(1, "speeding", 70_000, "5/1882"), Fine(9, "phone", 75_000, "12/40771"), Fine(30, "parking", 15_000, "5/1882", paid: true)],
        Passport = new Passport(PassportNumber, Today.AddDays(1200), "valid", Yesterday),
        CivilIdCard = new CivilIdCard(Today.AddDays(12), "ready", Yesterday),
        Applications =
            [new Application("A1234567", "licence-renew", "under-review", Today.AddDays(-4), "Visit the traffic department", Yesterday)],
        Visas = [new Visa("V7710254", "family-visit", "approved", Today.AddDays(-2), Yesterday)],
        TravelBan = new TravelBan(false, null, null, Yesterday),
        Appointments = [Slot("7001", 3, 7), Slot("7000", -10, 6)],
    };

    public static Vehicle Car(string plate, int? registrationDays, int? insuranceDays) => new(
        plate, "Toyota", "Camry", 2019, Day(registrationDays), Day(insuranceDays), Yesterday);

    public static Violation Fine(int daysAgo, string type, long fils, string? plate, bool paid = false, DateTimeOffset? asOf = null) => new(
        $"T{daysAgo:000}", plate, type, Now.AddDays(-daysAgo), "Fifth Ring Road", fils, paid, asOf ?? Yesterday);

    public static Appointment Slot(string number, int days, int utcHour) => new(
        number, "licence-renew", "mishref-identity",
        new DateTimeOffset(Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(days).AddHours(utcHour), Yesterday);

    /// <summary>A question of somebody's own records.</summary>
    public static ReplyContext Own(Intent intent, Language language, PersonRecords? records = null, Slots? slots = null) =>
        Question(intent, language, slots) with { Access = SubjectAccess.Own, Records = records ?? Somebody };

    /// <summary>A question about services, places or the conversation; everything was imported yesterday.</summary>
    public static ReplyContext Question(Intent intent, Language language, Slots? slots = null) => new()
    {
        Understanding = new TextUnderstanding { Intent = intent, Language = language, Slots = slots ?? Slots.None, Confidence = 1 },
        Access = SubjectAccess.NotPersonal,
        ImportedAsOf = Imported,
        Now = Now,
    };

    /// <summary>The same question, of these points.</summary>
    public static ReplyContext Asking(ReplyContext context, IReadOnlyList<Ask> asks) =>
        context with { Understanding = context.Understanding with { Asks = asks } };

    /// <summary>One record of each kind, with a value in every property.</summary>
    public static IReadOnlyList<IRecord> RecordOfEachKind { get; } =
    [
        new Holder(CivilId, [Phone], "سالم عبدالله المثال", "Salem Abdullah Almithal", "IND", new DateOnly(1988, 2, 1),
            Language.English, "483920175", Yesterday),
        new Residency("18", Today, "Gulf Example Trading Company", Yesterday),
        new Licence(LicenceNumber, "private", Today, Yesterday),
        Car("5/1882", 100, 40),
        Fine(1, "speeding", 70_000, "5/1882"),
        new Passport(PassportNumber, Today, "valid", Yesterday),
        new CivilIdCard(Today, "ready", Yesterday),
        new Application("A1234567", "licence-renew", "under-review", Today, "Visit the traffic department", Yesterday),
        new Visa("V7710254", "family-visit", "approved", Today, Yesterday),
        new TravelBan(true, "A court", Today, Yesterday),
        Slot("7001", 3, 7),
        new Dependant(DependantCivilId, "wife", Yesterday),
    ];

    /// <summary>A conversation that holds a value in every property.</summary>
    public static ConversationState State { get; } = new()
    {
        Phone = Phone,
        CivilId = CivilId,
        Language = Language.English,
        OptedOut = true,
        Opt = new OptChange(Now, Now),
        Menu = new Menu(Now, [new Inquiry(Intent.Residency, Slots.None)]),
        More = new MorePages(Now, CivilId, ["page two"]),
        Last = new LastQuestion(Now, new Inquiry(Intent.Residency, Slots.None)),
        PrivacyNoticeAt = Now,
        Binding = new PhoneBinding(CivilId) { HoldsFrom = Now, LastUsedAt = Now, Released = true },
        Code = new PendingCode(CodePurpose.Unlink, CivilId, "c2FsdA==", "aGFzaA==", Now),
        Failures = Attempts.None.With(Now, "a text"),
        Usage = PhoneUsage.Nothing.At(Now).Answered(1, null),
        PhaseNoticeOn = Today,
        LateNoticeOn = Today,
        PilotNoticeAt = Now,
        NoticeWaits = 1,
        LastReply = new LastReply("Incoming_1", Now),
        OldKeysUntil = Now,
    };

    /// <summary>A text that was answered and whose reply waits to be sent.</summary>
    public static ConversationMessage Message { get; } = new()
    {
        InboundId = "Incoming_1",
        Phone = Phone,
        Text = "residency",
        ReceivedAt = Now,
        AcceptedAt = Now,
        Intent = "residency",
        Decision = Decision.Answered,
        Reply = "Your residency is valid.",
        Parts = 1,
        Owner = "the-key-of-a-person",
        Effects = [new Effect.TellPhone("+96550000102", Now, Language.English)],
        WrittenAt = Now,
        ExpiresAt = Now.AddDays(1),
    };

    public static InboundSms Text(string words) => new()
    {
        Id = "Incoming_" + Guid.NewGuid().ToString("N"),
        From = Phone,
        Text = words,
        ReceivedAt = Now,
        AcceptedAt = Now,
    };

    private static DateOnly? Day(int? days) => days is { } count ? Today.AddDays(count) : null;
}
