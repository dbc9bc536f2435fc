using System.Globalization;
using CsCheck;
using MoiSms.Core.Content;
using MoiSms.Core.Content.Places;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Content.Places;

public sealed class OpeningCalendarTests
{
    private static readonly OpeningHours Office = new()
    {
        Week = "08:00-13:30, 15:00-19:00",
        Saturday = "09:00-12:00",
        Ramadan = "10:00-14:00",
    };

    private static readonly OpeningHours AlwaysOpen = new()
    {
        Week = "00:00-24:00",
        Friday = "00:00-24:00",
        Saturday = "00:00-24:00",
        Holidays = "00:00-24:00",
    };

    // Ramadan from Monday 8 February to Monday 8 March 2027; a holiday on Tuesday 1 December 2026.
    private readonly OpeningCalendar calendar = new(
        [Span("2027-02-08", "2027-03-08")],
        [Span("2026-12-01", "2026-12-01")]);

    // 24 November 2026 is a Tuesday.
    [Theory]
    [InlineData("2026-11-24T07:59:59", false)]
    [InlineData("2026-11-24T08:00:00", true)]
    [InlineData("2026-11-24T13:29:59", true)]
    [InlineData("2026-11-24T13:30:00", false)]
    [InlineData("2026-11-24T14:59:59", false)]
    [InlineData("2026-11-24T15:00:00", true)]
    [InlineData("2026-11-24T19:00:00", false)]
    [InlineData("2026-11-27T10:00:00", false)] // Friday
    [InlineData("2026-11-28T08:59:59", false)] // Saturday
    [InlineData("2026-11-28T09:00:00", true)]
    [InlineData("2026-11-29T08:00:00", true)] // Sunday
    [InlineData("2026-12-01T10:00:00", false)] // holiday
    [InlineData("2027-02-07T08:00:00", true)] // the eve of Ramadan
    [InlineData("2027-02-08T09:59:59", false)]
    [InlineData("2027-02-08T10:00:00", true)]
    [InlineData("2027-03-08T14:00:00", false)]
    [InlineData("2027-03-09T08:00:00", true)] // the day after Ramadan
    [InlineData("2027-02-13T09:00:00", true)] // a Saturday in Ramadan
    public void A_centre_is_open_to_the_minute(string kuwait, bool open) => calendar.At(Office, Kuwait(kuwait)).IsOpen.ShouldBe(open);

    [Theory]
    [InlineData("2026-11-24T06:00:00", "2026-11-24T08:00:00")]
    [InlineData("2026-11-24T14:00:00", "2026-11-24T15:00:00")]
    [InlineData("2026-11-26T19:00:00", "2026-11-28T09:00:00")] // Thursday evening: Friday is closed
    [InlineData("2026-11-30T19:00:00", "2026-12-02T08:00:00")] // over the holiday
    [InlineData("2027-02-07T20:00:00", "2027-02-08T10:00:00")] // into Ramadan
    public void A_closed_centre_says_when_it_opens(string kuwait, string opens)
    {
        var state = calendar.At(Office, Kuwait(kuwait));
        state.IsOpen.ShouldBeFalse();
        state.OpensAt.ShouldBe(Kuwait(opens));
        state.ClosesAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-11-24T09:00:00", "2026-11-24T13:30:00")]
    [InlineData("2026-11-24T15:00:00", "2026-11-24T19:00:00")]
    public void An_open_centre_says_when_it_closes(string kuwait, string closes)
    {
        var state = calendar.At(Office, Kuwait(kuwait));
        state.ClosesAt.ShouldBe(Kuwait(closes));
        state.OpensAt.ShouldBeNull();
    }

    [Fact]
    public void Hours_hold_on_Kuwait_s_clock_wherever_the_instant_was_written()
    {
        calendar.At(Office, new DateTimeOffset(2026, 11, 24, 5, 0, 0, TimeSpan.Zero)).IsOpen.ShouldBeTrue();
        calendar.At(Office, new DateTimeOffset(2026, 11, 23, 21, 0, 0, TimeSpan.FromHours(-8))).IsOpen.ShouldBeTrue();
        calendar.At(Office, new DateTimeOffset(2026, 11, 24, 4, 59, 0, TimeSpan.Zero)).IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_centre_open_day_and_night_never_closes()
    {
        var state = calendar.At(AlwaysOpen, Kuwait("2026-12-01T23:59:59"));
        state.IsOpen.ShouldBeTrue();
        state.ClosesAt.ShouldBeNull();
    }

    [Fact]
    public void A_span_over_midnight_closes_on_the_next_day()
    {
        var hours = new OpeningHours { Week = "00:00-01:30, 20:00-24:00" };
        calendar.At(hours, Kuwait("2026-11-24T22:00:00")).ClosesAt.ShouldBe(Kuwait("2026-11-25T01:30:00"));
        // Thursday's evening ends at midnight, because Friday is closed.
        calendar.At(hours, Kuwait("2026-11-26T22:00:00")).ClosesAt.ShouldBe(Kuwait("2026-11-27T00:00:00"));
    }

    [Fact]
    public void Spans_that_touch_are_one_stretch() => calendar
        .At(new OpeningHours { Week = "08:00-13:00, 13:00-19:00" }, Kuwait("2026-11-24T09:00:00")).ClosesAt.ShouldBe(
            Kuwait("2026-11-24T19:00:00"));

    [Fact]
    public void A_centre_that_is_never_open_has_no_next_opening() =>
        calendar.At(new OpeningHours { Week = "" }, Kuwait("2026-11-24T09:00:00")).OpensAt.ShouldBeNull();

    [Fact]
    public void At_the_instant_it_names_a_centre_has_changed() => Gen.Long[0, 86_400L * 400].Sample(seconds =>
    {
        var now = Kuwait("2026-11-24T00:00:00").AddSeconds(seconds);
        var state = calendar.At(Office, now);
        if (state.IsOpen)
        {
            var closes = state.ClosesAt.ShouldNotBeNull();
            closes.ShouldBeGreaterThan(now);
            calendar.At(Office, closes).IsOpen.ShouldBeFalse();
            calendar.At(Office, closes.AddTicks(-1)).IsOpen.ShouldBeTrue();
        }
        else
        {
            var opens = state.OpensAt.ShouldNotBeNull();
            opens.ShouldBeGreaterThan(now);
            calendar.At(Office, opens).IsOpen.ShouldBeTrue();
            calendar.At(Office, opens.AddTicks(-1)).IsOpen.ShouldBeFalse();
        }
    });

    private static DateTimeOffset Kuwait(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), TimeSpan.FromHours(3));

    private static CalendarSpan Span(string from, string to) => new()
    {
        From = DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        To = DateOnly.ParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Name = new Localised { Ar = "أيام", En = "Days" },
    };
}
