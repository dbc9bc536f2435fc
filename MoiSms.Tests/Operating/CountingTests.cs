using System.Globalization;
using MoiSms.Core.Conversations.Counting;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Operating;

public sealed class CountingTests(AzuriteFixture azurite)
{
    private static readonly PartitionKeys Keys = new("a secret of this test alone, 32 letters");
    private static readonly DateOnly Day = new(2026, 11, 24);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(100, 3)]
    [InlineData(2_000, 60)]
    [InlineData(50_000, 2_400)]
    public void People_are_estimated_within_three_standard_errors(int people, int tolerance)
    {
        Math.Abs(Sketch(0, people).Estimate() - people).ShouldBeLessThanOrEqualTo(tolerance);
    }

    [Fact]
    public void People_seen_by_two_instances_or_on_two_days_count_once()
    {
        var sum = Sketch(0, 1000);
        sum.Merge(Sketch(500, 1000));

        sum.Estimate().ShouldBe(Sketch(0, 1500).Estimate());
    }

    [Theory]
    [InlineData(0, 0.1)]
    [InlineData(0.1, 0.1)]
    [InlineData(0.11, 0.2)]
    [InlineData(7.2, 7.5)]
    [InlineData(86_400, 86_400.0)]
    [InlineData(90_000, null)]
    public void A_percentile_is_a_limit_that_was_kept(double seconds, double? limit)
    {
        LatencyBuckets.Percentile(new Dictionary<int, long> { [LatencyBuckets.Of(seconds)] = 3 }, 0.95).ShouldBe(limit);
    }

    [Fact]
    public void Of_a_hundred_replies_the_slowest_is_beyond_p99_and_the_fastest_half_is_p50()
    {
        var counts = new Dictionary<int, long>
        {
            [LatencyBuckets.Of(0.15)] = 50,
            [LatencyBuckets.Of(0.9)] = 45,
            [LatencyBuckets.Of(4)] = 4,
            [LatencyBuckets.Of(40)] = 1,
        };

        (LatencyBuckets.Percentile(counts, 0.5), LatencyBuckets.Percentile(counts, 0.95), LatencyBuckets.Percentile(counts, 0.99),
            LatencyBuckets.Percentile(counts, 1))
            .ShouldBe((0.2, 1, 4, 60));
    }

    [Fact]
    public async Task Instances_add_up_and_a_write_that_is_repeated_counts_once()
    {
        var storage = await StorageAsync();
        var (one, other) = (new PilotCounterStore(storage), new PilotCounterStore(storage));
        var counts = Counts(("texts|Answered|residency", 3), ("parts", 5));

        await one.SaveAsync(Day, counts, Ct);
        await one.SaveAsync(Day, counts, Ct);
        await other.SaveAsync(Day, Counts(("texts|Answered|residency", 4)), Ct);
        await other.SaveAsync(Day.AddDays(-1), Counts(("parts", 100)), Ct);

        var read = await one.ReadAsync(Day, Day.AddDays(1), Ct);
        read.Keys.ShouldBe([Day]);
        read[Day].Counts.ShouldBe(new Dictionary<string, long> { ["texts|Answered|residency"] = 7, ["parts"] = 5 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Labels_from_outside_cannot_make_a_row_too_large_to_be_kept()
    {
        var counts = new DayCounts();
        for (var i = 0; i < 5000; i++)
            counts.Add($"deliveries|Failed|{i.ToString("D40", CultureInfo.InvariantCulture)}", 1_000_000);
        counts.Add("deliveries|" + new string('x', 100_000), 1);
        var storage = await StorageAsync();

        await new PilotCounterStore(storage).SaveAsync(Day, counts, Ct);

        (await new PilotCounterStore(storage).ReadAsync(Day, Day, Ct))[Day].Counts.Values.Sum().ShouldBe(5_000_000_001);
    }

    private static PeopleSketch Sketch(int first, int count)
    {
        var sketch = new PeopleSketch();
        for (var i = 0; i < count; i++)
        {
            // Everybody texts more than once.
            sketch.Add(Keys.For(string.Create(CultureInfo.InvariantCulture, $"+{first + i}")));
            sketch.Add(Keys.For(string.Create(CultureInfo.InvariantCulture, $"+{first + i}")));
        }

        return sketch;
    }

    private static DayCounts Counts(params (string Name, long Count)[] counts)
    {
        var day = new DayCounts();
        foreach (var (name, count) in counts)
            day.Add(name, count);
        return day;
    }

    private async Task<ServiceStorage> StorageAsync()
    {
        var storage = new ServiceStorage(StorageConnection.FromConnectionString(azurite.NewAccount()), new StorageCallCounter());
        await storage.Pilot.CreateAsync(Ct);
        return storage;
    }
}
