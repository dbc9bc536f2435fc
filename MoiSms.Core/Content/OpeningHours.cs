namespace MoiSms.Core.Content;

/// <summary>Opening hours on Kuwait's clock, each <c>HH:mm-HH:mm</c>, several a day separated by commas; null or empty = closed.</summary>
public sealed record OpeningHours
{
    /// <summary>Sunday to Thursday.</summary>
    public required string Week { get; init; }

    /// <summary>On Fridays; null = closed.</summary>
    public string? Friday { get; init; }

    /// <summary>On Saturdays; null = closed.</summary>
    public string? Saturday { get; init; }

    /// <summary>Sunday to Thursday in Ramadan; null = as <see cref="Week"/>.</summary>
    public string? Ramadan { get; init; }

    /// <summary>On public holidays; null = closed.</summary>
    public string? Holidays { get; init; }
}
