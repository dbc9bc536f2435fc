using CsCheck;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;

namespace MoiSms.Tests.Records;

/// <summary>Records of every kind with values in both scripts, and with the characters that table keys forbid.</summary>
internal static class RecordGen
{
    public static readonly Gen<string> Words = Gen.OneOf(
        Gen.Char[' ', '~'], Gen.Char['\u0621', '\u064A'], Gen.OneOf('/', '\\', '#', '?', '%', ':', '\'', '~', '\u0001', '\u0085', '\u200F'))
        .Array[1, 60].Select(characters => new string(characters));

    private static readonly Gen<string?> Maybe = Words.Null();

    private static readonly Gen<DateOnly> Date = Gen.Int[0, 100_000].Select(days => new DateOnly(1930, 1, 1).AddDays(days));

    private static readonly Gen<DateOnly?> MaybeDate = Date.Nullable();

    private static readonly Gen<DateTimeOffset> Instant =
        Gen.Long[0, 8_000_000_000].Select(seconds => new DateTimeOffset(1950, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds));

    private static readonly Gen<string> CivilId = Gen.Char['0', '9'].Array[12].Select(digits => new string(digits));

    private static readonly Gen<string> Phone = Gen.Int[50_000_000, 69_999_999].Select(number => $"+965{number}");

    public static readonly Gen<Holder> Holder =
        from phones in Phone.Array[0, 4]
        from names in Gen.Select(Maybe, Maybe, Maybe)
        from birth in MaybeDate
        from language in Gen.OneOf<Language?>(null, Language.Arabic, Language.English)
        from serial in Maybe
        from asOf in Instant
        select new Holder("", [.. phones.Distinct()], names.Item1, names.Item2, names.Item3, birth, language, serial, asOf);

    public static readonly Gen<IRecord> Record = Gen.OneOf(
        Holder.Select(x => (IRecord)x),
        Gen.Select(Words, Date, Maybe, Instant, (a, b, c, at) => (IRecord)new Residency(a, b, c, at)),
        Gen.Select(Words, Words, Date, Instant, (a, b, c, at) => (IRecord)new Licence(a, b, c, at)),
        Gen.Select(
            Gen.Select(Words, Words, Words), Gen.Int[1900, 2199].Nullable(), MaybeDate, MaybeDate, Instant,
            (a, b, c, d, at) => (IRecord)new Vehicle(a.Item1, a.Item2, a.Item3, b, c, d, at)),
        Gen.Select(
            Gen.Select(Words, Maybe, Words), Instant, Maybe, Gen.Long[0, 1_000_000_000_000], Gen.Bool, Instant,
            (a, b, c, d, e, at) => (IRecord)new Violation(a.Item1, a.Item2, a.Item3, b, c, d, e, at)),
        Gen.Select(Words, Date, Words, Instant, (a, b, c, at) => (IRecord)new Passport(a, b, c, at)),
        Gen.Select(Date, Words, Instant, (a, b, at) => (IRecord)new CivilIdCard(a, b, at)),
        Gen.Select(Words, Words, Words, Date, Maybe, Instant, (a, b, c, d, e, at) => (IRecord)new Application(a, b, c, d, e, at)),
        Gen.Select(Words, Words, Words, Date, Instant, (a, b, c, d, at) => (IRecord)new Visa(a, b, c, d, at)),
        Gen.Select(Gen.Bool, Maybe, MaybeDate, Instant, (a, b, c, at) => (IRecord)new TravelBan(a, b, c, at)),
        Gen.Select(Words, Words, Words, Instant, Instant, (a, b, c, d, at) => (IRecord)new Appointment(a, b, c, d, at)),
        Gen.Select(CivilId, Words, Instant, (a, b, at) => (IRecord)new Dependant(a, b, at)));

    /// <summary>Every record of a person, whatever its kind.</summary>
    public static IEnumerable<IRecord> All(PersonRecords records) =>
    [
        .. new IRecord?[]
        {
            records.Holder, records.Residency, records.Licence, records.Passport, records.CivilIdCard, records.TravelBan,
        }.OfType<IRecord>(),
        .. records.Vehicles, .. records.Violations, .. records.Applications, .. records.Visas, .. records.Appointments,
        .. records.Dependants,
    ];
}
