namespace MoiSms.Core.Understanding.Codes;

/// <summary>
/// Open Location Codes ("plus codes"): full (<c>7HX99X9G+9W</c>) or short (<c>9X9G+9W</c>), a short one meaning the place nearest to
/// Kuwait City that fits it. The centre of the code's cell is the location.
/// </summary>
internal static class PlusCode
{
    private const string Alphabet = "23456789cfghjmpqrvwx";
    private const double KuwaitLat = 29.3759, KuwaitLon = 47.9774;

    public static void Find(string folded, FoundCodes found)
    {
        for (var plus = folded.IndexOf('+', StringComparison.Ordinal); plus >= 0; plus = folded.IndexOf('+', plus + 1))
        {
            var start = plus;
            while (start > 0 && Alphabet.Contains(folded[start - 1], StringComparison.Ordinal))
                start--;
            var end = plus + 1;
            while (end < folded.Length && Alphabet.Contains(folded[end], StringComparison.Ordinal))
                end++;
            var whole = (start == 0 || !char.IsLetterOrDigit(folded[start - 1]))
                && (end == folded.Length || !char.IsLetterOrDigit(folded[end]));
            if (!whole || plus - start is not (4 or 8) || end - plus - 1 is not (2 or 3))
                continue;

            var digits = string.Concat(folded.AsSpan(start, plus - start), folded.AsSpan(plus + 1, 2));
            var (lat, lon) = plus - start == 8 ? Decode(digits, -90, -180, 20) : Nearest(Decode(digits, 0, 0, 0.05));
            if (lat is < 28 or > 31 || lon is < 46 or > 49.5)
                continue;
            (found.Lat, found.Lon) = (Math.Round(lat, 6), Math.Round(lon, 6));
            found.Taken.Add((start, end));
            return;
        }
    }

    // Each pair of digits divides the cell by 20 both ways; the answer is the middle of the last cell.
    private static (double Lat, double Lon) Decode(string digits, double lat, double lon, double step)
    {
        for (var i = 0; i + 1 < digits.Length; i += 2, step /= 20)
        {
            lat += Alphabet.IndexOf(digits[i], StringComparison.Ordinal) * step;
            lon += Alphabet.IndexOf(digits[i + 1], StringComparison.Ordinal) * step;
        }

        return (lat + step * 10, lon + step * 10);
    }

    // A short code repeats every degree: take the copy nearest to the city.
    private static (double Lat, double Lon) Nearest((double Lat, double Lon) rest) =>
        (rest.Lat + Math.Round(KuwaitLat - rest.Lat), rest.Lon + Math.Round(KuwaitLon - rest.Lon));
}
