namespace MoiSms.Core.Understanding.Rules;

/// <summary>Concepts that no word stands for: a rule may ask for what the code finders found.</summary>
internal static class Signs
{
    /// <summary>An area.</summary>
    public const string Place = "place";

    /// <summary>Coordinates or a map link.</summary>
    public const string Here = "here";

    public const string CivilId = "number-civil-id";

    public const string Reference = "number-reference";

    /// <summary>A reference with letters in it: nothing else looks so.</summary>
    public const string LetteredReference = "lettered-reference";

    public const string Plate = "number-plate";

    /// <summary>A link to anything but a map, a site of the government, or a well-known one.</summary>
    public const string Link = "link";

    public static IReadOnlyList<string> All { get; } = [Place, Here, CivilId, Reference, LetteredReference, Plate, Link];
}
