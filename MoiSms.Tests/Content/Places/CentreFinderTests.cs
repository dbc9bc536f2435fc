using CsCheck;
using MoiSms.Core.Content;
using MoiSms.Core.Content.Places;
using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Content.Places;

public sealed class CentreFinderTests
{
    private static readonly ContentLibrary Library = ContentLibrary.Load(RepositoryFiles.Content);

    private static readonly Gen<(double Lat, double Lon)> InTheCity = Gen.Select(Gen.Double[29.05, 29.4], Gen.Double[47.65, 48.13]);

    private readonly CentreFinder finder = new(Library);

    [Fact]
    public void The_nearest_come_first_and_none_that_fits_is_nearer() => InTheCity.Sample(at =>
    {
        var from = new GeoPoint(at.Lat, at.Lon);
        var found = finder.NearestCentres(at.Lat, at.Lon, service: "licence-renew").Centres;
        found.Count.ShouldBe(3);
        found.Select(f => f.Kilometres).ShouldBeInOrder();
        var others = Library.Centres.Where(c => c.Kind is "traffic" or "citizen").Except(found.Select(f => f.Centre));
        foreach (var other in others)
            from.KilometresTo(new GeoPoint(other.Lat, other.Lon)).ShouldBeGreaterThanOrEqualTo(found[^1].Kilometres);
    });

    [Fact]
    public void Every_centre_s_nearest_centre_of_its_kind_is_itself()
    {
        foreach (var centre in Library.Centres)
        {
            var found = finder.NearestCentres(centre.Lat, centre.Lon, kind: centre.Kind, count: 1).Centres.ShouldHaveSingleItem();
            found.Centre.ShouldBe(centre);
            found.Kilometres.ShouldBe(0);
        }
    }

    [Fact]
    public void Without_a_service_no_police_station_is_named() =>
        finder.NearestCentres(
            29.3339, 48.0761, count: 100).Centres.ShouldAllBe(c => c.Centre.Kind != "police" && c.Centre.Kind != "special-needs");

    [Fact]
    public void A_service_brings_the_kinds_that_do_it_only()
    {
        finder.NearestCentres(29.3339, 48.0761, service: "police-complaint").Centres.ShouldAllBe(c => c.Centre.Kind == "police");
        finder.NearestCentres(29.3339, 48.0761, service: "residency-renew-work").Centres.ShouldAllBe(c => c.Centre.Kind == "residency");
        finder.NearestCentres(
            29.3328, 48.0286, service: "licence-renew", count: 100).Centres.ShouldAllBe(c => c.Centre.Kind != "special-needs");
    }

    [Fact]
    public void A_kind_that_serves_some_people_alone_is_found_when_asked_for() =>
        finder.NearestCentres(29.09, 48.13, kind: "special-needs").Centres.ShouldAllBe(c => c.Centre.Kind == "special-needs");

    [Fact]
    public void A_service_that_no_centre_does_brings_none()
    {
        var found = finder.NearestCentres(29.3339, 48.0761, service: "exit-permit");
        found.Centres.ShouldBeEmpty();
        found.OutsideKuwait.ShouldBeFalse();
    }

    [Theory]
    [InlineData(30.51, 47.81)] // Basra
    [InlineData(24.71, 46.68)] // Riyadh
    [InlineData(26.22, 50.58)] // Manama
    [InlineData(48.07, 29.33)] // the two swapped
    [InlineData(0, 0)]
    [InlineData(double.NaN, 48)]
    [InlineData(900, 48)]
    public void A_point_outside_Kuwait_is_said_to_be_outside(double lat, double lon)
    {
        var found = finder.NearestCentres(lat, lon);
        found.OutsideKuwait.ShouldBeTrue();
        found.Centres.ShouldBeEmpty();
    }

    [Fact]
    public void No_area_of_ours_is_outside_however_far_its_nearest_centre()
    {
        foreach (var area in Library.Areas)
            finder.NearestCentres(area.Lat, area.Lon).OutsideKuwait.ShouldBeFalse(area.Id);
    }

    [Fact]
    public void A_centre_s_own_list_of_services_counts_instead_of_its_kind_s()
    {
        using var content = new ContentCopy();
        content.With("centres.yaml", "    hours:", "    services: [passport-renew]\n    hours:");
        var library = content.Load();
        var own = new CentreFinder(library);
        own.Does(library.Centres[0], "passport-renew").ShouldBeTrue();
        own.Does(library.Centres[0], "passport-new").ShouldBeFalse();
    }

    [Fact]
    public void A_centre_does_a_group_when_it_does_one_of_its_members()
    {
        using var content = new ContentCopy();
        var library = content.Load();
        new CentreFinder(library).Does(library.Centres[0], "passports").ShouldBeTrue();
        finder.Does(Library.FindCentre("identity-shamiya")!, "residency-renew").ShouldBeFalse();
    }
}
