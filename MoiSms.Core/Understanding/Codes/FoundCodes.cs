namespace MoiSms.Core.Understanding.Codes;

/// <summary>The numbers and locations found in one text; null where there is none.</summary>
internal sealed class FoundCodes
{
    public string? CivilId { get; set; }

    /// <summary>Whether 12 digits stand there that look like a civil id and fail its check.</summary>
    public bool WrongCivilId { get; set; }

    public string? Plate { get; set; }

    /// <summary>As on the plate itself, with a blank between: one where the text says so.</summary>
    public string? SpacedPlate { get; set; }

    /// <summary>A number with letters, or one too long for anything else. Only an intent about a reference takes it.</summary>
    public string? Reference { get; set; }

    /// <summary>Whether the reference holds letters, which nothing else does.</summary>
    public bool LetteredReference { get; set; }

    /// <summary>Digits beside a civil id (or after the word for it): a card serial, where the intent is to register.</summary>
    public string? Serial { get; set; }

    /// <summary>The digits of a text that holds nothing else.</summary>
    public string? Alone { get; set; }

    public double? Lat { get; set; }

    public double? Lon { get; set; }

    public bool MapLink { get; set; }

    /// <summary>Whether the text holds a link to anywhere but a map, a site of the government, or a well-known one.</summary>
    public bool OtherLink { get; set; }

    /// <summary>Ranges of the folded text that hold the above, so that their letters are not read as words.</summary>
    public List<(int Start, int End)> Taken { get; } = [];

    public bool IsTaken(int at)
    {
        foreach (var (start, end) in Taken)
        {
            if (at >= start && at < end)
                return true;
        }

        return false;
    }
}
