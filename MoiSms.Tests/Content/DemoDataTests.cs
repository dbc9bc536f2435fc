using System.Globalization;
using MoiSms.Core.Content;
using MoiSms.Core.Content.Places;
using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Content;

/// <summary>The invented people of <c>content/demo</c>.</summary>
public sealed class DemoDataTests
{
    private static readonly string Folder = Path.Combine(RepositoryFiles.Content, "demo");

    private static readonly ContentLibrary Library = ContentLibrary.Load(RepositoryFiles.Content);

    [Theory]
    [InlineData("holders", "civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial")]
    [InlineData("residency", "civilId,article,expiresOn,sponsor")]
    [InlineData("licences", "civilId,number,class,expiresOn")]
    [InlineData("vehicles", "civilId,plate,make,model,year,registrationExpiresOn,insuranceExpiresOn")]
    [InlineData("violations", "civilId,number,plate,type,occurredAt,place,amountKwd,paid")]
    [InlineData("passports", "civilId,number,expiresOn,status")]
    [InlineData("civil-ids", "civilId,expiresOn,status")]
    [InlineData("applications", "civilId,reference,service,status,updatedOn,nextStep")]
    [InlineData("visas", "civilId,reference,visaType,status,updatedOn")]
    [InlineData("travel-bans", "civilId,active,authority,since")]
    [InlineData("appointments", "civilId,number,service,centre,at")]
    [InlineData("dependants", "civilId,dependantCivilId,relation")]
    public void A_file_has_the_import_s_columns_and_only_known_people(string kind, string header)
    {
        File.ReadLines(Path.Combine(Folder, kind + ".csv")).First().ShouldBe(header);
        var people = Rows("holders").Select(h => h["civilId"]).ToHashSet();
        var rows = Rows(kind);
        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
        {
            people.Contains(row["civilId"]).ShouldBeTrue();
            people.Contains(row.GetValueOrDefault("dependantCivilId", row["civilId"])).ShouldBeTrue();
        }
    }

    [Fact]
    public void Every_holder_has_a_valid_civil_id_with_their_birth_date_and_a_serial_of_nine_digits()
    {
        var holders = Rows("holders");
        holders.Select(h => h["civilId"]).ShouldBeUnique();
        holders.Select(h => h["cardSerial"]).ShouldBeUnique();
        foreach (var holder in holders)
        {
            CivilIdNumber.IsValid(holder["civilId"]).ShouldBeTrue();
            var born = DateOnly.ParseExact(holder["birthDate"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            holder["civilId"][..7].ShouldBe((born.Year < 2000 ? "2" : "3") + born.ToString("yyMMdd", CultureInfo.InvariantCulture));
            holder["cardSerial"].ShouldMatch("^[0-9]{9}$");
        }
    }

    [Fact]
    public void Twelve_people_have_the_twelve_phones() => Rows("holders").Select(h => h["phone"]).Where(p => p.Length > 0)
        .ShouldBe(Enumerable.Range(101, 12).Select(n => $"+96550000{n}"), ignoreOrder: true);

    [Fact]
    public void Every_dependant_has_records_of_their_own()
    {
        var residencies = Rows("residency").Select(r => r["civilId"]).ToHashSet();
        foreach (var dependant in Rows("dependants"))
            residencies.Contains(dependant["dependantCivilId"]).ShouldBeTrue();
    }

    [Fact]
    public void Unpaid_violations_cover_none_one_two_few_and_many()
    {
        var unpaid = Rows("violations").Where(v => v["paid"] == "false").CountBy(v => v["civilId"]).Select(c => c.Value).ToHashSet();
        unpaid.ShouldBe([1, 2, 3, 5, 14], ignoreOrder: true);
        Rows("violations").CountBy(v => v["civilId"]).Count().ShouldBeLessThan(Rows("holders").Count);
        Rows("vehicles").CountBy(v => v["civilId"]).Select(c => c.Value).Distinct().ShouldBe([1, 2, 3, 4], ignoreOrder: true);
    }

    [Fact]
    public void Services_centres_and_places_are_those_of_the_content()
    {
        foreach (var application in Rows("applications"))
            Library.FindService(application["service"]).ShouldNotBeNull(application["service"]);
        foreach (var appointment in Rows("appointments"))
        {
            Library.FindService(appointment["service"]).ShouldNotBeNull(appointment["service"]);
            Library.FindCentre(appointment["centre"]).ShouldNotBeNull(appointment["centre"]);
        }

        foreach (var violation in Rows("violations"))
            Library.FindArea(violation["place"]).ShouldNotBeNull(violation["place"]);
    }

    [Fact]
    public void An_appointment_is_at_an_hour_when_its_centre_is_open()
    {
        var calendar = new OpeningCalendar(Library);
        foreach (var appointment in Rows("appointments"))
        {
            var at = DateTimeOffset.Parse(appointment["at"], CultureInfo.InvariantCulture);
            calendar.IsOpen(Library.FindCentre(appointment["centre"])!, at).ShouldBeTrue(appointment["number"]);
        }
    }

    [Fact]
    public void Plates_references_and_amounts_have_the_import_s_form()
    {
        foreach (var row in Rows("vehicles").Concat(Rows("violations")))
            row["plate"].ShouldMatch("^[0-9]{1,2}/[0-9]{1,6}$");
        foreach (var row in Rows("applications"))
            row["reference"].ShouldMatch("^A[0-9]{7}$");
        foreach (var row in Rows("visas"))
            row["reference"].ShouldMatch("^[0-9]{7}$");
        foreach (var row in Rows("violations"))
            row["amountKwd"].ShouldMatch(@"^[0-9]+\.[0-9]{3}$");
    }

    // No demo value needs quotes: the files stay readable, and a plain split is enough.
    private static List<Dictionary<string, string>> Rows(string kind)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, kind + ".csv"));
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line =>
        {
            line.ShouldNotContain('"');
            var fields = line.Split(',');
            fields.Length.ShouldBe(header.Length);
            return header.Zip(fields).ToDictionary(f => f.First, f => f.Second);
        })];
    }
}
