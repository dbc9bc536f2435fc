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

    private static readonly string[] AreaIds =
        ("salmiya hawalli jahra farwaniya fahaheel mangaf mahboula sabah-al-salem salwa rumaithiya bayan mishref jabriya khaitan "
        + "jleeb-al-shuyoukh ardiya sulaibikhat sharq qibla mirqab adan qurain mubarak-al-kabeer ahmadi fintas abu-halifa "
        + "saad-al-abdullah andalus rabiya omariya rai kaifan shamiya surra qortuba yarmouk khaldiya adailiya rawda nuzha faiha daiya "
        + "dasma bneid-al-qar kuwait-city doha ishbiliya firdous sabah-al-nasser abdullah-al-mubarak wafra sabahiya riqqa hadiya egaila "
        + "abu-futaira fnaitees masayel messila zahra salam hateen shuhada siddiq south-surra jaber-al-ahmad jaber-al-ali "
        + "ali-sabah-al-salem sabah-al-ahmad khiran mutlaa tayma naeem qasr oyoun waha sulaibiya").Split(' ');

    public static TheoryData<string> Services => [.. Library.Services.Keys];

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

        if (service.Members.Count > 0 || id == ServiceGuide.NotOurs)
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
    public void A_group_offers_several_services_that_are_no_groups_themselves()
    {
        foreach (var group in Library.Services.Values.Where(service => service.Members.Count > 0))
        {
            group.Members.Count.ShouldBeGreaterThan(1, group.Id);
            group.Members.ShouldAllBe(id => Library.FindService(id)!.Members.Count == 0, group.Id);
        }
    }

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
        Library.Areas.Select(a => a.Governorate).Distinct().ShouldBe(Governorates.Ids, ignoreOrder: true);
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
    [InlineData("identity")]
    [InlineData("residency")]
    [InlineData("traffic")]
    public void Each_governorate_has_one(string kind) =>
        Library.Centres.Where(c => c.Kind == kind).Select(c => c.Governorate).Distinct().ShouldBe(Governorates.Ids, ignoreOrder: true);

    [Theory]
    [InlineData("citizen")]
    [InlineData("special-needs")]
    public void Some_kinds_are_there_at_all(string kind) => Library.Centres.ShouldContain(c => c.Kind == kind);

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
    public void Ramadan_is_known_for_the_years_from_2026_to_2030_at_least()
    {
        new[] { 2026, 2027, 2028, 2029, 2030 }.ShouldBeSubsetOf(Library.Ramadan.Select(r => r.From.Year));
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
