namespace MoiSms.Core.Content;

/// <summary>Days on which other hours hold: a Ramadan or a public holiday, both ends included.</summary>
internal sealed record CalendarSpan
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required Localised Name { get; init; }

    /// <summary>True where the moon or the Cabinet may still move it, mostly by a day.</summary>
    public bool Verify { get; init; }

    public bool Holds(DateOnly day) => From <= day && day <= To;
}
