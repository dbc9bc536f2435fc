using System.Globalization;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records;

/// <summary>Records as rows of the table <c>Records</c>, and back. Dates are ISO text, money is fils, instants are UTC.</summary>
internal sealed class RecordMapper(PartitionKeys keys)
{
    /// <summary>
    /// The row of a record. A holder's is meant to be merged (it holds the imported phones only, and its absent values as empty text, so
    /// that a merge clears them); any other is meant to replace what stands there.
    /// </summary>
    public TableEntity ToEntity(string civilId, IRecord record)
    {
        var (rowKey, values) = Describe(record);
        var entity = new TableEntity(keys.For(civilId), rowKey)
        {
            [RecordProperties.CivilId] = civilId,
            [RecordProperties.AsOf] = record.AsOf,
        };
        foreach (var (name, value) in values)
        {
            var stored = value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value;
            if (stored is not null)
                entity[name] = stored;
            else if (record is Holder)
                entity[name] = string.Empty;
        }

        return entity;
    }

    /// <summary>
    /// What one partition holds. Unknown kinds and properties are passed over; a row that lacks a required property is skipped.
    /// </summary>
    /// <param name="civilId">The civil id whose partition it is.</param>
    /// <param name="entities">The rows of the partition, in any order.</param>
    /// <param name="skipped">Told of each row that was skipped.</param>
    public static PersonRecords FromEntities(string civilId, IEnumerable<TableEntity> entities, Action<SkippedRecord>? skipped = null)
    {
        var records = new List<IRecord>();
        foreach (var entity in entities)
        {
            var kind = RecordKeys.KindOf(entity.RowKey);
            var row = new EntityReader(entity);
            var record = Read(civilId, kind, row);
            if (row.Missing is not null)
                skipped?.Invoke(new SkippedRecord(kind, row.Missing));
            else if (record is not null)
                records.Add(record);
        }

        return new PersonRecords
        {
            CivilId = civilId,
            Holder = One<Holder>(),
            Residency = One<Residency>(),
            Licence = One<Licence>(),
            Vehicles = Several<Vehicle>(),
            Violations = Several<Violation>(),
            Passport = One<Passport>(),
            CivilIdCard = One<CivilIdCard>(),
            Applications = Several<Application>(),
            Visas = Several<Visa>(),
            TravelBan = One<TravelBan>(),
            Appointments = Several<Appointment>(),
            Dependants = Several<Dependant>(),
        };

        T? One<T>()
            where T : class, IRecord => records.OfType<T>().FirstOrDefault();
        IReadOnlyList<T> Several<T>() => [.. records.OfType<T>()];
    }

    private (string RowKey, (string Name, object? Value)[] Values) Describe(IRecord record) => record switch
    {
        Holder x => (RecordKinds.Holder,
        [
            (RecordProperties.Phones, JoinPhones(x.Phones)), ("NameAr", x.NameAr), ("NameEn", x.NameEn), ("Nationality", x.Nationality),
            ("BirthDate", x.BirthDate), ("Language", x.Language?.ToCode()), ("CardSerial", x.CardSerial),
        ]),
        Residency x => (RecordKinds.Residency, [("Article", x.Article), ("ExpiresOn", x.ExpiresOn), ("Sponsor", x.Sponsor)]),
        Licence x => (RecordKinds.Licence, [("Number", x.Number), ("Class", x.Class), ("ExpiresOn", x.ExpiresOn)]),
        Vehicle x => (RecordKeys.For(RecordKinds.Vehicle, x.Plate),
        [
            ("Plate", x.Plate), ("Make", x.Make), ("Model", x.Model), ("Year", x.Year),
            ("RegistrationExpiresOn", x.RegistrationExpiresOn), ("InsuranceExpiresOn", x.InsuranceExpiresOn),
        ]),
        Violation x => (RecordKeys.For(RecordKinds.Violation, x.Number),
        [
            ("Number", x.Number), ("Plate", x.Plate), ("Type", x.Type), ("OccurredAt", x.OccurredAt), ("Place", x.Place),
            ("AmountFils", x.AmountFils), ("Paid", x.Paid),
        ]),
        Passport x => (RecordKinds.Passport, [("Number", x.Number), ("ExpiresOn", x.ExpiresOn), ("Status", x.Status)]),
        CivilIdCard x => (RecordKinds.CivilId, [("ExpiresOn", x.ExpiresOn), ("Status", x.Status)]),
        Application x => (RecordKeys.For(RecordKinds.Application, x.Reference),
        [
            ("Reference", x.Reference), ("Service", x.Service), ("Status", x.Status), ("UpdatedOn", x.UpdatedOn), ("NextStep", x.NextStep),
        ]),
        Visa x => (RecordKeys.For(RecordKinds.Visa, x.Reference),
            [("Reference", x.Reference), ("VisaType", x.VisaType), ("Status", x.Status), ("UpdatedOn", x.UpdatedOn)]),
        TravelBan x => (RecordKinds.TravelBan, [("Active", x.Active), ("Authority", x.Authority), ("Since", x.Since)]),
        Appointment x => (RecordKeys.For(RecordKinds.Appointment, x.Number),
            [("Number", x.Number), ("Service", x.Service), ("Centre", x.Centre), ("At", x.At)]),
        // A civil id stands in no key, escaped or not.
        Dependant x => (DependantKey(keys, x.CivilId), [("DependantCivilId", x.CivilId), ("Relation", x.Relation)]),
        _ => throw new ArgumentException($"No row is defined for a {record.GetType().Name}.", nameof(record)),
    };

    private static IRecord? Read(string civilId, string kind, EntityReader row) => kind switch
    {
        RecordKinds.Holder => new Holder(
            civilId, [.. row.Phones(RecordProperties.Phones).Union(row.Phones(RecordProperties.RegisteredPhones), StringComparer.Ordinal)],
            row.OptionalText("NameAr"), row.OptionalText("NameEn"), row.OptionalText("Nationality"), row.OptionalDate("BirthDate"),
            LanguageCodes.Parse(row.OptionalText("Language")), row.OptionalText("CardSerial"), row.AsOf),
        RecordKinds.Residency => new Residency(row.Text("Article"), row.Date("ExpiresOn"), row.OptionalText("Sponsor"), row.AsOf),
        RecordKinds.Licence => new Licence(row.Text("Number"), row.Text("Class"), row.Date("ExpiresOn"), row.AsOf),
        RecordKinds.Vehicle => new Vehicle(
            row.Text("Plate"), row.Text("Make"), row.Text("Model"), row.OptionalInt("Year"),
            row.OptionalDate("RegistrationExpiresOn"), row.OptionalDate("InsuranceExpiresOn"), row.AsOf),
        RecordKinds.Violation => new Violation(
            row.Text("Number"), row.OptionalText("Plate"), row.Text("Type"), row.Instant("OccurredAt"), row.OptionalText("Place"),
            row.Long("AmountFils"), row.Flag("Paid"), row.AsOf),
        RecordKinds.Passport => new Passport(row.Text("Number"), row.Date("ExpiresOn"), row.Text("Status"), row.AsOf),
        RecordKinds.CivilId => new CivilIdCard(row.Date("ExpiresOn"), row.Text("Status"), row.AsOf),
        RecordKinds.Application => new Application(
            row.Text("Reference"), row.Text("Service"), row.Text("Status"), row.Date("UpdatedOn"), row.OptionalText("NextStep"), row.AsOf),
        RecordKinds.Visa => new Visa(row.Text("Reference"), row.Text("VisaType"), row.Text("Status"), row.Date("UpdatedOn"), row.AsOf),
        RecordKinds.TravelBan => new TravelBan(row.Flag("Active"), row.OptionalText("Authority"), row.OptionalDate("Since"), row.AsOf),
        RecordKinds.Appointment => new Appointment(
            row.Text("Number"), row.Text("Service"), row.Text("Centre"), row.Instant("At"), row.AsOf),
        RecordKinds.Dependant => new Dependant(row.Text("DependantCivilId"), row.Text("Relation"), row.AsOf),
        _ => null,
    };

    internal static string DependantKey(PartitionKeys keys, string civilId) => $"{RecordKinds.Dependant}:{keys.For(civilId)}";

    internal static string JoinPhones(IEnumerable<string> phones) => string.Join(' ', phones);

    internal static IReadOnlyList<string> PhonesOf(TableEntity holder, string property) => new EntityReader(holder).Phones(property);
}
