using System.Text;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Records.Importing;

public sealed class DeltaImportTests(AzuriteFixture azurite) : IDisposable
{
    private readonly ImportScenario scenario = new(azurite);

    public void Dispose() => scenario.Dispose();

    [Fact]
    public async Task Every_kind_of_file_comes_back_as_the_record_it_says()
    {
        var asOf = new DateTimeOffset(2026, 3, 1, 4, 30, 0, TimeSpan.Zero);
        foreach (var (kind, rows) in new Dictionary<string, string>
        {
            ["holders"] =
                "civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial\n@,50000101,سالم,Salem,KW,1990-02-14,ar,A123",
            ["residency"] = "civilId,article,expiresOn,sponsor\n@,18,2027-03-05,شركة",
            ["licences"] = "civilId,number,class,expiresOn\n@,L1,private,2030-01-31",
            ["vehicles"] = "civilId,plate,make,model,year,registrationExpiresOn,insuranceExpiresOn\n@,5-1882,Toyota,Prado,2021,2026-09-01,",
            ["violations"] =
                "civilId,number,plate,type,occurredAt,place,amountKwd,paid\n@,V/1,5/1882,speed,2026-02-01T14:30,الدائري الخامس,20.5,no",
            ["passports"] = "civilId,number,expiresOn,status\n@,P1,2031-05-06,valid",
            ["civil-ids"] = "civilId,expiresOn,status\n@,2027-08-09,ready",
            ["applications"] = "civilId,reference,service,status,updatedOn,nextStep\n@,TR#12,licence-renew,approved,2026-02-20,collect",
            ["visas"] = "civilId,reference,visaType,status,updatedOn\n@,VR1,family-visit,pending,2026-02-21",
            ["travel-bans"] = "civilId,active,authority,since\n@,true,court,2025-12-01",
            ["appointments"] = "civilId,number,service,centre,at\n@,AP1,civil-id-renew,mishref,2026-04-01 09:15+03:00",
            ["dependants"] = $"civilId,dependantCivilId,relation\n@,{CivilIds.Two},child",
        })
        {
            var result = await scenario.ImportAsync(kind, rows.Replace("@", CivilIds.One), asOf: asOf);
            (result.Loaded, result.Rejected).ShouldBe((1, 0), kind);
        }

        var records = await scenario.ReadAsync(CivilIds.One);
        var phones = records.Holder.ShouldNotBeNull().Phones;
        phones.ShouldBe(["+96550000101"]);
        records.Holder.ShouldBe(new(CivilIds.One, phones, "سالم", "Salem", "KW", new(1990, 2, 14), Language.Arabic, "A123", asOf));
        records.Residency.ShouldBe(new("18", new(2027, 3, 5), "شركة", asOf));
        records.Licence.ShouldBe(new("L1", "private", new(2030, 1, 31), asOf));
        records.Vehicles.ShouldBe([new("5/1882", "Toyota", "Prado", 2021, new(2026, 9, 1), null, asOf)]);
        records.Violations.ShouldBe(
            [new("V/1", "5/1882", "speed", new(2026, 2, 1, 11, 30, 0, TimeSpan.Zero), "الدائري الخامس", 20_500, false, asOf)]);
        records.Passport.ShouldBe(new("P1", new(2031, 5, 6), "valid", asOf));
        records.CivilIdCard.ShouldBe(new(new(2027, 8, 9), "ready", asOf));
        records.Applications.ShouldBe([new("TR#12", "licence-renew", "approved", new(2026, 2, 20), "collect", asOf)]);
        records.Visas.ShouldBe([new("VR1", "family-visit", "pending", new(2026, 2, 21), asOf)]);
        records.TravelBan.ShouldBe(new(true, "court", new(2025, 12, 1), asOf));
        records.Appointments.ShouldBe([new("AP1", "civil-id-renew", "mishref", new(2026, 4, 1, 6, 15, 0, TimeSpan.Zero), asOf)]);
        records.Dependants.ShouldBe([new(CivilIds.Two, "child", asOf)]);
    }

    [Fact]
    public async Task Importing_a_file_twice_leaves_the_same_rows()
    {
        var holders =
            $"civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial\n"
            + $"{CivilIds.One},50000101,,,,,en,\n{CivilIds.One},50000102,,,,,en,";
        var violations =
            $"civilId,number,plate,type,occurredAt,place,amountKwd,paid\n"
            + $"{CivilIds.One},1,,belt,2026-01-01,,30,true\n{CivilIds.One},2,,belt,2026-01-02,,30,false";
        await scenario.ImportAsync("holders", holders);
        await scenario.ImportAsync("violations", violations);
        var (records, conversations) = (await scenario.DumpAsync(TableNames.Records), await scenario.DumpAsync(TableNames.Conversations));

        await scenario.ImportAsync("holders", holders);
        await scenario.ImportAsync("violations", violations);

        records.Length.ShouldBe(3);
        (await scenario.DumpAsync(TableNames.Records)).ShouldBe(records);
        (await scenario.DumpAsync(TableNames.Conversations)).ShouldBe(conversations);
    }

    [Fact]
    public async Task A_delta_replaces_the_rows_it_names_whole_and_leaves_the_others()
    {
        const string Header = "civilId,number,plate,type,occurredAt,place,amountKwd,paid\n";
        await scenario.ImportAsync(
            "violations", $"{Header}{CivilIds.One},1,,belt,2026-01-01,Sharq,30,false\n{CivilIds.One},2,,phone,2026-01-02,,75,false");

        var result = await scenario.ImportAsync("violations", $"{Header}{CivilIds.One},1,,belt,2026-01-01,,30,true");

        result.Removed.ShouldBe(0);
        var violations = (await scenario.ReadAsync(CivilIds.One)).Violations.OrderBy(v => v.Number).ToList();
        violations.Select(v => (v.Number, v.Place, v.Paid)).ShouldBe([("1", null, true), ("2", null, false)]);
    }

    [Fact]
    public async Task A_byte_order_mark_CRLF_and_quoted_Arabic_are_read()
    {
        var text = "\uFEFFcivilId,reference,service,status,updatedOn,nextStep\r\n"
            + $"\"{CivilIds.One}\",\"A1\",\"تجديد، رخصة\",\"قيد \"\"المراجعة\"\"\",٢٠٢٦-٠٢-٢٠, \"ادفع, ثم راجع\" \r\n";
        var path = Path.Combine(scenario.Folder, "a.csv");
        await File.WriteAllBytesAsync(path, Encoding.UTF8.GetBytes(text), ImportScenario.Cancellation);

        (await scenario.ImportFileAsync("applications", path)).Rejected.ShouldBe(0);

        (await scenario.ReadAsync(CivilIds.One)).Applications.ShouldBe(
            [new Application("A1", "تجديد، رخصة", "قيد \"المراجعة\"", new(2026, 2, 20), "ادفع, ثم راجع", ImportScenario.Now)]);
    }

    [Fact]
    public async Task Columns_may_stand_in_any_order()
    {
        await scenario.ImportAsync("residency", $"Sponsor,expiresOn,article,civilid\nACME,2027-03-05,18,{CivilIds.One}");

        (await scenario.ReadAsync(CivilIds.One)).Residency.ShouldBe(new Residency("18", new(2027, 3, 5), "ACME", ImportScenario.Now));
    }
}
