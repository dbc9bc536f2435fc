using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Content.Places;

/// <summary>
/// Opening hours on Kuwait's clock: a working week from Sunday to Thursday, Friday, Saturday, Ramadan and public holidays.
/// </summary>
internal sealed class OpeningCalendar(IReadOnlyList<CalendarSpan> ramadan, IReadOnlyList<CalendarSpan> holidays)
{
    /// <summary>How many days ahead the next change is looked for: longer than any holiday together with its week-ends.</summary>
    private const int DaysAhead = 14;

    public OpeningCalendar(ContentLibrary content)
        : this(content.Ramadan, content.Holidays)
    {
    }

    /// <summary>When a centre with these hours is open on that day, earlier first; empty = closed all day.</summary>
    public IReadOnlyList<OpenSpan> On(OpeningHours hours, DateOnly day)
    {
        var text = IsHoliday(day) ? hours.Holidays : day.DayOfWeek switch
        {
            DayOfWeek.Friday => hours.Friday,
            DayOfWeek.Saturday => hours.Saturday,
            _ => IsRamadan(day) ? hours.Ramadan ?? hours.Week : hours.Week,
        };
        return OpenSpan.TryParse(text, out var spans) ? spans : [];
    }

    public bool IsRamadan(DateOnly day) => ramadan.Any(r => r.Holds(day));

    public bool IsHoliday(DateOnly day) => holidays.Any(h => h.Holds(day));

    public bool IsOpen(Centre centre, DateTimeOffset instant) => At(centre.Hours, instant).IsOpen;

    /// <summary>When it opens next; null while it is open, and where it does not open within two weeks.</summary>
    public DateTimeOffset? NextOpening(Centre centre, DateTimeOffset instant) => At(centre.Hours, instant).OpensAt;

    public OpeningState At(OpeningHours hours, DateTimeOffset instant)
    {
        var local = KuwaitTime.Local(instant);
        var today = KuwaitTime.Today(instant);
        var minute = local.Hour * 60 + local.Minute;
        foreach (var span in On(hours, today))
        {
            if (span.From <= minute && minute < span.To)
                return new OpeningState { IsOpen = true, ClosesAt = Close(hours, today, span.To) };
            if (minute < span.From)
                return new OpeningState { IsOpen = false, OpensAt = Instant(today, span.From) };
        }

        for (var ahead = 1; ahead <= DaysAhead; ahead++)
        {
            var day = today.AddDays(ahead);
            if (On(hours, day) is [var first, ..])
                return new OpeningState { IsOpen = false, OpensAt = Instant(day, first.From) };
        }

        return new OpeningState { IsOpen = false };
    }

    private DateTimeOffset? Close(OpeningHours hours, DateOnly day, int to)
    {
        for (var ahead = 0; ahead <= DaysAhead; ahead++)
        {
            // Spans that touch (... 13:00, 13:00 ...; or over midnight) are one stretch to someone who stands in it.
            foreach (var span in On(hours, day).Where(s => s.From == to))
                to = span.To;
            if (to < 1440 || On(hours, day.AddDays(1)) is not [{ From: 0 } next, ..])
                return Instant(day, to);
            (day, to) = (day.AddDays(1), next.To);
        }

        return null;
    }

    private static DateTimeOffset Instant(DateOnly day, int minute) =>
        new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), KuwaitTime.Offset).AddMinutes(minute);
}
