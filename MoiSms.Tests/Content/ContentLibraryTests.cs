using MoiSms.Core.Content;
using MoiSms.Core.Content.Places;
using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Content;

/// <summary>The content that ships.</summary>
public sealed class ContentLibraryTests
{
    private static readonly ContentLibrary Library = ContentLibrary.Load(RepositoryFiles.Content);

    private static readonly string[] ServiceIds =
        ("residency-renew residency-renew-work residency-renew-family residency-renew-domestic residency-new residency-transfer "
        + "residency-cancel residency-newborn visa-family-visit visa-tourist visa-business visa-extend absence-permit exit-permit "
        + "licence-new licence-renew licence-replace licence-foreign-swap licence-international vehicle-renew vehicle-transfer "
        + "vehicle-inspection plates-replace violations-pay violations-object passport-new passport-renew passport-lost passport-child "
        + "nationality-certificate civil-id-renew criminal-record lost-report absconding-report travel-ban-lift weapon-licence "
        + "domestic-worker-recruit address-change entry-exit-certificate police-complaint biometric-fingerprint "
        + "visa-family-join residency-new-passport residency-temporary residency-self overstay-fines amnesty deportation vehicle-impound "
        + "vehicle-export licence-suspended violation-amounts fines-before-travel accident-report civil-id-replace civil-id-collect "
        + "passport-held domestic-worker-transfer domestic-worker-complaint visa-gcc-resident health-insurance family-protection contact "
        + "scam-check").Split(' ');

    private static readonly string[] AreaIds =
        ("salmiya hawalli jahra farwaniya fahaheel mangaf mahboula sabah-al-salem salwa rumaithiya bayan mishref jabriya khaitan "
        + "jleeb-al-shuyoukh ardiya sulaibikhat sharq qibla mirqab adan qurain mubarak-al-kabeer ahmadi fintas abu-halifa "
        + "saad-al-abdullah andalus rabiya omariya rai kaifan shamiya surra qortuba yarmouk khaldiya adailiya rawda nuzha faiha daiya "
        + "dasma bneid-al-qar kuwait-city doha ishbiliya firdous sabah-al-nasser abdullah-al-mubarak wafra sabahiya riqqa hadiya egaila "
        + "abu-futaira fnaitees masayel messila zahra salam hateen shuhada siddiq south-surra jaber-al-ahmad jaber-al-ali "
        + "ali-sabah-al-salem sabah-al-ahmad khiran mutlaa tayma naeem qasr oyoun waha sulaibiya").Split(' ');

    public static TheoryData<string> Services => [.. Library.Services.Keys];

    [Fact]
    public void Every_service_of_the_list_is_there() => Library.Services.Keys.ShouldBe(ServiceIds, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_says_everything_in_both_languages(string id)
    {
        var service = Library.Services[id];
        foreach (var (ar, en) in Parts(service))
        {
            ar.ShouldContain(c => c >= '\u0621' && c <= '\u064A', en);
            en.ShouldContain(c => char.IsAsciiLetter(c), ar);
            en.ShouldNotContain(c => c >= '\u0600' && c <= '\u06FF');
        }

        if (service.Members.Count > 0)
            return;
        service.Papers.ShouldNotBeNull().Ar.ShouldNotBeEmpty();
        service.Steps.ShouldNotBeNull().Ar.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Each_answer_to_a_question_of_a_service_fits_into_two_parts(string id)
    {
        // With the service's name in front and the hint below, two Arabic parts hold some 125 letters, two English ones 250.
        foreach (var question in Library.Services[id].Questions)
        {
            question.Answer.Ar.Length.ShouldBeLessThanOrEqualTo(125, $"{id} {question.Id}");
            question.Answer.En.Length.ShouldBeLessThanOrEqualTo(250, $"{id} {question.Id}");
        }
    }

    [Fact]
    public void The_group_of_residency_renewals_offers_its_kinds() => Library.Services["residency-renew"].Members
        .ShouldBe(["residency-renew-work", "residency-renew-family", "residency-renew-domestic", "residency-self"]);

    [Fact]
    public void A_service_that_names_a_kind_of_centre_has_centres()
    {
        var finder = new CentreFinder(Library);
        foreach (var service in Library.Services.Values.Where(s => s.CentreKind is not null))
        {
            Library.Centres.Where(c => c.Kind == service.CentreKind).ShouldNotBeEmpty(service.Id);
            finder.NearestCentres(29.33, 48.0, service: service.Id).Centres.ShouldNotBeEmpty(service.Id);
        }
    }

    [Fact]
    public void Every_area_that_people_text_about_is_there()
    {
        AreaIds.ShouldBeSubsetOf(Library.Areas.Select(a => a.Id));
        Library.Areas.CountBy(a => a.Governorate).Select(g => (g.Key, g.Value)).ShouldBe(
            [("capital", 34), ("hawalli", 18), ("farwaniya", 18), ("ahmadi", 25), ("jahra", 15), ("mubarak-al-kabeer", 11)],
            ignoreOrder: true);
    }

    // Middle of the built-up part, and how far its farthest area may lie (km).
    [Theory]
    [InlineData("capital", 29.345, 47.95, 34)]
    [InlineData("hawalli", 29.31, 48.04, 9)]
    [InlineData("farwaniya", 29.28, 47.93, 9)]
    [InlineData("ahmadi", 29.08, 48.10, 66)]
    [InlineData("jahra", 29.33, 47.68, 98)]
    [InlineData("mubarak-al-kabeer", 29.22, 48.08, 9)]
    public void The_areas_of_a_governorate_lie_in_it(string governorate, double lat, double lon, double reachKm)
    {
        foreach (var area in Library.Areas.Where(a => a.Governorate == governorate))
            new GeoPoint(lat, lon).KilometresTo(new GeoPoint(area.Lat, area.Lon)).ShouldBeLessThan(reachKm, area.Id);
    }

    [Fact]
    public void No_two_areas_share_a_point_or_a_spelling()
    {
        Library.Areas.Select(a => (a.Lat, a.Lon)).ShouldBeUnique();
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var area in Library.Areas)
        {
            foreach (var spelling in new[] { area.Name.Ar, area.Name.En }.Concat(area.Spellings).Distinct(StringComparer.OrdinalIgnoreCase))
                owners.TryAdd(spelling, area.Id).ShouldBeTrue($"'{spelling}' is both {area.Id} and {owners[spelling]}");
        }
    }

    [Fact]
    public void Every_area_has_spellings_in_both_scripts()
    {
        foreach (var area in Library.Areas.Where(a => a.Spellings.Count > 0))
        {
            var all = area.Spellings.Append(area.Name.Ar).ToList();
            all.ShouldContain(s => s.Any(c => c >= '\u0621' && c <= '\u064A'), area.Id);
            area.Spellings.ShouldContain(s => s.Any(char.IsAsciiLetter), area.Id);
        }
    }

    [Theory]
    [InlineData("identity", 6)]
    [InlineData("residency", 6)]
    [InlineData("traffic", 6)]
    public void Each_governorate_has_one(string kind, int count)
    {
        var governorates = Library.Centres.Where(c => c.Kind == kind).Select(c => c.Governorate).ToList();
        governorates.Count.ShouldBe(count);
        governorates.ShouldBe(Governorates.Ids, ignoreOrder: true);
    }

    [Fact]
    public void There_are_enough_citizen_and_special_needs_centres()
    {
        Library.Centres.Count(c => c.Kind == "citizen").ShouldBeGreaterThanOrEqualTo(25);
        Library.Centres.Where(c => c.Kind == "special-needs").Select(c => c.Area)
            .ShouldBe(["hawalli", "mangaf", "sulaibikhat"], ignoreOrder: true);
    }

    [Fact]
    public void A_centre_lies_in_the_area_and_governorate_it_names()
    {
        Library.Centres.Select(c => (c.Lat, c.Lon)).ShouldBeUnique();
        foreach (var centre in Library.Centres)
        {
            var area = Library.FindArea(centre.Area).ShouldNotBeNull();
            area.Governorate.ShouldBe(centre.Governorate, centre.Id);
            new GeoPoint(area.Lat, area.Lon).KilometresTo(new GeoPoint(centre.Lat, centre.Lon)).ShouldBeLessThan(2, centre.Id);
        }
    }

    [Fact]
    public void Ramadan_is_known_for_the_years_from_2026_to_2030()
    {
        Library.Ramadan.Select(r => r.From.Year).Distinct().ShouldBe([2026, 2027, 2028, 2029, 2030]);
        foreach (var ramadan in Library.Ramadan)
            (ramadan.To.DayNumber - ramadan.From.DayNumber + 1).ShouldBeInRange(29, 30);
    }

    private static IEnumerable<(string Ar, string En)> Parts(ServiceGuide service)
    {
        Localised?[] words =
        [
            service.Name, service.What, service.Who, service.Fee, service.Where, service.Online, service.Takes, service.Penalty,
            service.Contact,
        ];
        LocalisedList?[] lists = [service.Papers, service.Steps, service.Conditions];
        return words.OfType<Localised>().Concat(service.Questions.Select(question => question.Answer)).Select(w => (w.Ar, w.En))
            .Concat(lists.OfType<LocalisedList>().SelectMany(l => l.Ar.Zip(l.En)));
    }
}
