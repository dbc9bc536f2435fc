namespace MoiSms.Core.Content.Places;

/// <summary>A stretch of a day on which a centre is open, in minutes after midnight on Kuwait's clock.</summary>
/// <param name="From">0 to 1439; the centre opens at this minute.</param>
/// <param name="To">1 to 1440 (midnight); at this minute it is closed.</param>
internal readonly record struct OpenSpan(int From, int To)
{
    /// <summary>
    /// Reads <c>HH:mm-HH:mm</c>, several with commas between; null or blank = none.
    /// False for anything else, for spans out of order, and for spans that overlap.
    /// </summary>
    public static bool TryParse(string? text, out IReadOnlyList<OpenSpan> spans)
    {
        spans = [];
        if (string.IsNullOrWhiteSpace(text))
            return true;

        var read = new List<OpenSpan>(2);
        foreach (var range in text.AsSpan().Split(','))
        {
            var part = text.AsSpan(range).Trim();
            if (part.Length != 11 || part[5] != '-' || Minute(part[..5]) is not { } from || Minute(part[6..]) is not { } to)
                return false;
            if (to <= from || (read.Count > 0 && from < read[^1].To))
                return false;
            read.Add(new OpenSpan(from, to));
        }

        spans = read;
        return true;
    }

    private static int? Minute(ReadOnlySpan<char> text)
    {
        if (text[2] != ':' || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[3])
            || !char.IsAsciiDigit(text[4]))
            return null;
        var hour = (text[0] - '0') * 10 + text[1] - '0';
        var minute = (text[3] - '0') * 10 + text[4] - '0';
        return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : null;
    }
}
