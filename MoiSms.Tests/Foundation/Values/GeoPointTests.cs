using CsCheck;
using MoiSms.Core.Foundation.Values;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Values;

public sealed class GeoPointTests
{
    private static readonly Gen<GeoPoint> Anywhere = Gen.Select(
        Gen.Double[-90, 90], Gen.Double[-180, 180], (lat, lon) => new GeoPoint(lat, lon));

    [Fact]
    public void A_distance_is_the_same_both_ways_and_at_most_half_the_earth_round() => Gen.Select(Anywhere, Anywhere).Sample((a, b) =>
    {
        var there = a.KilometresTo(b);
        there.ShouldBe(b.KilometresTo(a), 1e-6);
        there.ShouldBeInRange(0, 20015.2);
    });

    [Fact]
    public void A_point_is_no_way_from_itself() => Anywhere.Sample(a => a.KilometresTo(a).ShouldBe(0));

    [Fact]
    public void A_detour_is_never_shorter() => Gen.Select(Anywhere, Anywhere, Anywhere)
        .Sample((a, b, c) => a.KilometresTo(c).ShouldBeLessThanOrEqualTo(a.KilometresTo(b) + b.KilometresTo(c) + 1e-6));

    [Theory]
    [InlineData(29, 48, 30, 48, 111.195)]
    [InlineData(0, 0, 0, 90, 10007.557)]
    [InlineData(51.5074, -0.1278, 48.8566, 2.3522, 343.56)]
    public void Known_distances_come_out(double lat1, double lon1, double lat2, double lon2, double km) =>
        new GeoPoint(lat1, lon1).KilometresTo(new GeoPoint(lat2, lon2)).ShouldBe(km, km * 0.002);

    [Theory]
    [InlineData(double.NaN, 48)]
    [InlineData(29, double.PositiveInfinity)]
    [InlineData(91, 48)]
    [InlineData(29, -181)]
    public void A_point_off_the_earth_is_not_valid(double lat, double lon) => new GeoPoint(lat, lon).IsValid.ShouldBeFalse();
}
