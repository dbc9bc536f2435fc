using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records.Importing;

/// <summary>The kinds of files: their names, the kinds of records they fill, and their columns.</summary>
public static class ImportKinds
{
    internal static IReadOnlyList<ImportKind> All { get; } =
    [
        new("holders", RecordKinds.Holder, "civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial",
            (id, row, asOf) => new Holder(
            id, row.OptionalPhone("phone") is { } phone ? [phone] : [], row.OptionalText("nameAr"), row.OptionalText("nameEn"),
            row.OptionalText("nationality"), row.OptionalDate("birthDate"), row.OptionalLanguage("language"),
            row.OptionalText("cardSerial"), asOf)),
        new("residency", RecordKinds.Residency, "civilId,article,expiresOn,sponsor", (_, row, asOf) => new Residency(
            row.Text("article"), row.Date("expiresOn"), row.OptionalText("sponsor"), asOf)),
        new("licences", RecordKinds.Licence, "civilId,number,class,expiresOn", (_, row, asOf) => new Licence(
            row.Text("number"), row.Text("class"), row.Date("expiresOn"), asOf)),
        new("vehicles", RecordKinds.Vehicle, "civilId,plate,make,model,year,registrationExpiresOn,insuranceExpiresOn",
            (_, row, asOf) => new Vehicle(
            row.Plate("plate"), row.Text("make"), row.Text("model"), row.OptionalYear("year"),
            row.OptionalDate("registrationExpiresOn"), row.OptionalDate("insuranceExpiresOn"), asOf)),
        new("violations", RecordKinds.Violation, "civilId,number,plate,type,occurredAt,place,amountKwd,paid",
            (_, row, asOf) => new Violation(
            row.Key("number"), row.OptionalPlate("plate"), row.Text("type"), row.Instant("occurredAt", timeOptional: true),
            row.OptionalText("place"), row.Fils("amountKwd"), row.Flag("paid"), asOf)),
        new("passports", RecordKinds.Passport, "civilId,number,expiresOn,status", (_, row, asOf) => new Passport(
            row.Text("number"), row.Date("expiresOn"), row.Text("status"), asOf)),
        new("civil-ids", RecordKinds.CivilId, "civilId,expiresOn,status", (_, row, asOf) => new CivilIdCard(
            row.Date("expiresOn"), row.Text("status"), asOf)),
        new("applications", RecordKinds.Application, "civilId,reference,service,status,updatedOn,nextStep",
            (_, row, asOf) => new Application(
            row.Key("reference"), row.Text("service"), row.Text("status"), row.Date("updatedOn"), row.OptionalText("nextStep"), asOf)),
        new("visas", RecordKinds.Visa, "civilId,reference,visaType,status,updatedOn", (_, row, asOf) => new Visa(
            row.Key("reference"), row.Text("visaType"), row.Text("status"), row.Date("updatedOn"), asOf)),
        new("travel-bans", RecordKinds.TravelBan, "civilId,active,authority,since", (_, row, asOf) => new TravelBan(
            row.Flag("active"), row.OptionalText("authority"), row.OptionalDate("since"), asOf)),
        new("appointments", RecordKinds.Appointment, "civilId,number,service,centre,at", (_, row, asOf) => new Appointment(
            row.Key("number"), row.Text("service"), row.Text("centre"), row.Instant("at"), asOf)),
        new("dependants", RecordKinds.Dependant, "civilId,dependantCivilId,relation", ReadDependant),
    ];

    /// <summary>Every kind's name, as the command line and file names have it.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    /// <summary>The columns of a kind, in the order that documents and rejected rows have.</summary>
    /// <exception cref="ImportException">There is no such kind.</exception>
    internal static IReadOnlyList<string> ColumnsOf(string kind) => Find(kind).Columns;

    internal static ImportKind Find(string name) => All.FirstOrDefault(kind => kind.Name == name)
        ?? throw new ImportException($"There is no such kind of file. Kinds: {string.Join(' ', Names)}.");

    private static Dependant ReadDependant(string civilId, CsvRow row, DateTimeOffset asOf)
    {
        var dependant = row.CivilId("dependantCivilId");
        if (dependant == civilId && dependant.Length > 0)
            row.Refuse("dependantCivilId", "nobody is their own dependant");
        return new Dependant(dependant, row.Text("relation"), asOf);
    }
}
