using System.Collections.Frozen;
using System.Globalization;
using MoiSms.Core.Answering;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Answering;

public sealed class PhaseGateTests
{
    private static readonly PartitionKeys Keys = new("a secret of this test alone, 32 letters");

    private static readonly string[] Phones =
        [.. Enumerable.Range(0, 10_000).Select(i => Keys.For("+9655" + i.ToString("D7", CultureInfo.InvariantCulture)))];

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(99)]
    public void A_percentage_opens_to_about_that_share_of_phones(int percent)
    {
        var open = Phones.Count(phone => PhaseGate.IsOpenTo(phone, Settings(ServicePhase.Public, percent)));

        // Five standard deviations of 10,000 throws.
        ((double)open).ShouldBe(percent * 100, tolerance: 5 * Math.Sqrt(10_000 * percent / 100.0 * (1 - percent / 100.0)));
    }

    [Fact]
    public void A_higher_percentage_shuts_nobody_out()
    {
        for (var percent = 1; percent < 100; percent++)
        {
            var (before, after) = (Settings(ServicePhase.Public, percent), Settings(ServicePhase.Public, percent + 1));
            Phones.Where(phone => PhaseGate.IsOpenTo(phone, before)).ShouldAllBe(phone => PhaseGate.IsOpenTo(phone, after));
        }
    }

    [Theory]
    [InlineData(ServicePhase.Closed, 100, false, false)]
    [InlineData(ServicePhase.Pilot, 100, true, false)]
    [InlineData(ServicePhase.Public, 1, true, false)]
    [InlineData(ServicePhase.Public, 100, true, true)]
    public void Members_are_answered_unless_it_is_closed_and_others_only_in_public(ServicePhase phase, int percent, bool member, bool other)
    {
        var late = Phones.Where(phone => PhaseGate.Percentile(phone) > 50).Take(2).ToArray();
        var settings = Settings(phase, percent) with { Members = new[] { late[0] }.ToFrozenSet() };

        (PhaseGate.IsOpenTo(late[0], settings), PhaseGate.IsOpenTo(late[1], settings)).ShouldBe((member, other));
    }

    private static ServiceSettings Settings(ServicePhase phase, int percent) =>
        new(new Dictionary<string, DateTimeOffset>()) { Phase = phase, PublicPercent = percent };
}
