using CsCheck;
using MoiSms.Core.Content.Places;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Content.Places;

public sealed class OpenSpanTests
{
    [Theory]
    [InlineData("08:00-13:30", new[] { 480, 810 })]
    [InlineData("08:00-13:30, 15:00-19:00", new[] { 480, 810, 900, 1140 })]
    [InlineData("08:00-13:30,13:30-19:00", new[] { 480, 810, 810, 1140 })]
    [InlineData("00:00-24:00", new[] { 0, 1440 })]
    [InlineData("", new int[0])]
    [InlineData(null, new int[0])]
    public void Hours_are_read(string? text, int[] minutes)
    {
        OpenSpan.TryParse(text, out var spans).ShouldBeTrue();
        spans.SelectMany(s => new[] { s.From, s.To }).ShouldBe(minutes);
    }

    [Theory]
    [InlineData("8:00-13:30")]
    [InlineData("08:00 - 13:30")]
    [InlineData("08:00")]
    [InlineData("13:30-08:00")]
    [InlineData("08:00-08:00")]
    [InlineData("08:60-09:00")]
    [InlineData("23:00-24:01")]
    [InlineData("08:00-13:30,")]
    [InlineData("15:00-19:00, 08:00-13:30")]
    [InlineData("08:00-13:30, 13:00-19:00")]
    [InlineData("٠٨:٠٠-١٣:٣٠")]
    [InlineData("closed")]
    public void Anything_else_is_refused(string text)
    {
        OpenSpan.TryParse(text, out var spans).ShouldBeFalse();
        spans.ShouldBeEmpty();
    }

    [Fact]
    public void Every_span_within_a_day_can_be_written() =>
        Gen.Select(Gen.Int[0, 1439], Gen.Int[1, 1440]).Where((from, to) => from < to).Sample((from, to) =>
        {
            OpenSpan.TryParse($"{from / 60:00}:{from % 60:00}-{to / 60:00}:{to % 60:00}", out var spans).ShouldBeTrue();
            spans.ShouldBe([new OpenSpan(from, to)]);
        });

    [Fact]
    public void No_text_at_all_makes_it_throw() => Gen.String.Sample(text => { _ = OpenSpan.TryParse(text, out _); });
}
