using System.Globalization;
using System.Text.RegularExpressions;

namespace MoiSms.Core.Understanding.Codes;

/// <summary>
/// Finds where somebody is: two decimal numbers, a <c>geo:</c> URI, a link of Google Maps or Apple Maps in any of their shapes, or a plus
/// code. A shortened map link has no coordinates in it and is only noted as a map link: following it would be a call to outside.
/// </summary>
internal static partial class LocationFinder
{
    private static readonly string[] Parameters =
    [
        "!3d", "q=", "query=", "ll=", "coordinate=", "destination=", "daddr=", "center=", "/@", "/place/", "/search/", "loc:",
    ];

    public static void Find(string folded, KnownSites sites, FoundCodes found)
    {
        var at = 0;
        while ((at = NextLink(folded, at, out var end)) >= 0)
        {
            ReadLink(folded[at..end], sites, found);
            found.Taken.Add((at, end));
            at = end;
        }

        if (found.Lat is null)
            FindPair(folded, found);
        if (found.Lat is null)
            PlusCode.Find(folded, found);
    }

    private static int NextLink(string folded, int from, out int end)
    {
        end = folded.Length;
        var start = folded.IndexOf("geo:", from, StringComparison.Ordinal);
        foreach (var prefix in (ReadOnlySpan<string>)[
            "http://", "https://", "www.", "maps.app.goo.gl", "maps.google", "goo.gl/maps", "maps.apple"])
        {
            var i = folded.IndexOf(prefix, from, StringComparison.Ordinal);
            if (i >= 0 && (start < 0 || i < start))
                start = i;
        }

        // Few texts hold a full stop, and the search is slow.
        if (folded.IndexOf('.', from) >= 0 && BareLink().Match(folded, from) is { Success: true } bare && (start < 0 || bare.Index < start))
            start = bare.Index;
        if (start < 0)
            return -1;
        end = start;
        while (end < folded.Length && !char.IsWhiteSpace(folded[end]) && !(folded[end] >= '\u0600'))
            end++;
        // Full stops and brackets behind it are the sentence's.
        while (end > start && ".,;:!?()[]\"'»…".Contains(folded[end - 1], StringComparison.Ordinal))
            end--;
        return start;
    }

    private static void ReadLink(string link, KnownSites sites, FoundCodes found)
    {
        var plain = link.Replace("%2c", ",", StringComparison.Ordinal).Replace("%20", "", StringComparison.Ordinal).Replace('+', ' ');
        if (plain.StartsWith("geo:", StringComparison.Ordinal))
        {
            found.MapLink = true;
            if (TryPair(plain, 4, found, out _, anywhere: true) && found is { Lat: 0, Lon: 0 })
                (found.Lat, found.Lon) = (null, null);
            if (found.Lat is not null)
                return;
        }
        else if (!IsMap(plain))
        {
            found.OtherLink |= !sites.Has(link);
            return;
        }

        found.MapLink = true;
        foreach (var parameter in Parameters)
        {
            for (var i = plain.IndexOf(parameter, StringComparison.Ordinal); i >= 0; i = plain.IndexOf(
                parameter, i + 1, StringComparison.Ordinal))
            {
                if (TryPair(plain, i + parameter.Length, found, out _, anywhere: true))
                    return;
            }
        }
    }

    private static bool IsMap(string link) =>
        MapSite().IsMatch(link) && (link.Contains("map", StringComparison.Ordinal) || link.Contains("waze.", StringComparison.Ordinal));

    // "bit.ly/3xyz", "pay-kw.top/1", "kwmoi.com": what can only be a link. Names of government sites stay words of the text, and a full
    // stop without a blank behind it ("expired.me/my wife") is none.
    [GeneratedRegex(
        @"(?<![a-z0-9_@.-])(?:(?:bit\.ly|is\.gd|rb\.gy|t\.ly|cutt\.ly|ow\.ly|s\.id|t\.co|tiny\.cc|rebrand\.ly|shorturl\.at)/[a-z0-9]"
        + @"|(?:[a-z0-9-]+\.)+(?:com|org|biz|xyz|vip|icu|sbs|cfd)(?![a-z0-9_@-]|\.[a-z0-9])"
        + @"|(?:[a-z0-9]+-[a-z0-9-]+)(?:\.[a-z0-9-]+)*\.(?:net|info|top|site|online|shop|store|club|live|link|click|app|cc|co|me|ru|us)"
        + @"(?![a-z0-9_@-]|\.[a-z0-9]))",
        RegexOptions.CultureInvariant)]
    private static partial Regex BareLink();

    [GeneratedRegex(
        @"^(?:https?://)?(?:[a-z0-9-]+\.)*(?:google(?:\.[a-z]{2,3}){1,2}|goo\.gl|apple\.com|waze\.com|openstreetmap\.org|gov\.kw)"
        + @"(?::\d+)?(?:[/?#]|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex MapSite();

    private static void FindPair(string folded, FoundCodes found)
    {
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsAsciiDigit(folded[i]) || (i > 0 && (char.IsAsciiLetterOrDigit(folded[i - 1]) || folded[i - 1] is '.' or '/')))
                continue;
            var start = i > 0 && folded[i - 1] == '-' ? i - 1 : i;
            if (!found.IsTaken(i) && (TryPair(folded, i, found, out var end, anywhere: false)
                || (IsExactPair(folded, start) && TryPair(folded, start, found, out end, anywhere: true))))
            {
                found.Taken.Add((i, end));
                return;
            }

            while (i < folded.Length && char.IsAsciiDigit(folded[i]))
                i++;
        }
    }

    // Two numbers with a comma between them and four decimals or more each are a place, be it outside Kuwait; sums of money have three.
    private static bool IsExactPair(string text, int at)
    {
        if (!HasDecimals(text, ref at) || at >= text.Length || text[at] is not (',' or ';'))
            return false;
        at++;
        while (at < text.Length && text[at] == ' ')
            at++;
        return HasDecimals(text, ref at);
    }

    private static bool HasDecimals(string text, ref int at)
    {
        if (!TryNumber(text, ref at, out _))
            return false;
        var decimals = 0;
        while (decimals < at && char.IsAsciiDigit(text[at - 1 - decimals]))
            decimals++;
        return decimals is >= 4 and < 10 && decimals < at && text[at - 1 - decimals] == '.';
    }

    /// <param name="anywhere">Whether any place on earth will do: inside a link there is no doubt that the numbers are a place.</param>
    private static bool TryPair(string text, int at, FoundCodes found, out int end, bool anywhere)
    {
        end = at;
        if (!TryNumber(text, ref end, out var lat))
            return false;
        if (end < text.Length && text[end] == '°')
            end++;
        while (end < text.Length && text[end] is ',' or ' ' or ';' or 'n')
            end++;
        if (text.AsSpan(end).StartsWith("!4d"))
            end += 3;
        if (!TryNumber(text, ref end, out var lon))
            return false;

        if (InKuwait(lon, lat) && !InKuwait(lat, lon))
            (lat, lon) = (lon, lat);
        if (anywhere ? Math.Abs(lat) > 90 || Math.Abs(lon) > 180 : !InKuwait(lat, lon))
            return false;
        (found.Lat, found.Lon) = (lat, lon);
        return true;
    }

    // Generous: a sender near the border is still ours to answer.
    private static bool InKuwait(double lat, double lon) => lat is >= 28 and <= 31 && lon is >= 46 and <= 49.5;

    private static bool TryNumber(string text, ref int at, out double number)
    {
        var start = at;
        var i = at;
        if (i < text.Length && text[i] == '-')
            i++;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            i++;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
                i++;
        }

        at = i;
        return double.TryParse(text.AsSpan(start, i - start), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
            && i - start <= 24;
    }
}
