using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding.Codes;

/// <summary>Finds civil ids, plates, references, serials, bare codes and locations in a folded text.</summary>
internal static class CodeFinder
{
    /// <param name="sites">Whose links are no stranger's.</param>
    public static FoundCodes Find(string folded, KnownSites sites)
    {
        var found = new FoundCodes();
        LocationFinder.Find(folded, sites, found);
        if (!folded.AsSpan().ContainsAnyInRange('0', '9'))
            return found;

        found.Alone = found.Lat is null ? Alone(folded) : null;
        var groups = DigitGroup.In(folded, found);
        FindCivilId(folded, groups, found);
        foreach (var group in groups)
        {
            if (found.IsTaken(group.Start))
                continue;
            if (TryPlate(folded, group, found) || TryReference(folded, group, found))
                continue;
            if (group.Length is >= 3 and <= 12)
                found.Serial ??= folded.Substring(group.Start, group.Length);
        }

        return found;
    }

    // "664-207", "(10)", "٧." and "482 913": digits with nothing but blanks and signs around them.
    private static string? Alone(string folded)
    {
        Span<char> digits = stackalloc char[8];
        var count = 0;
        foreach (var c in folded)
        {
            if (char.IsLetter(c))
                return null;
            if (!char.IsAsciiDigit(c))
                continue;
            if (count == digits.Length)
                return null;
            digits[count++] = c;
        }

        return digits[..count].ToString();
    }

    private static void FindCivilId(string folded, List<DigitGroup> groups, FoundCodes found)
    {
        Span<char> digits = stackalloc char[12];
        for (var first = 0; first < groups.Count; first++)
        {
            var count = 0;
            for (var last = first; last < groups.Count && groups[last].Length <= 12 - count; last++)
            {
                if (last > first && !DigitGroup.Joined(folded, groups[last - 1], groups[last]))
                    break;
                folded.AsSpan(groups[last].Start, groups[last].Length).CopyTo(digits[count..]);
                count += groups[last].Length;
                if (count < 12)
                    continue;
                if (CivilIdNumber.IsValid(digits))
                {
                    found.Taken.Add((groups[first].Start, groups[last].End));
                    found.CivilId ??= digits.ToString();
                }
                else if (first == last && digits[0] is '2' or '3')
                {
                    found.Taken.Add((groups[first].Start, groups[last].End));
                    found.WrongCivilId = true;
                }
            }
        }
    }

    // A plate of Kuwait: a code of one to three digits, a dash or slash, and up to six digits.
    private static bool TryPlate(string folded, DigitGroup group, FoundCodes found)
    {
        if (group.Length > 3 || LetterBefore(folded, group.Start))
            return false;
        var i = SkipBlanks(folded, group.End);
        if (i >= folded.Length)
            return false;
        var isSpaced = i > group.End && char.IsAsciiDigit(folded[i]);
        if (!isSpaced && folded[i] is not ('/' or '-'))
            return false;
        i = isSpaced ? i : SkipBlanks(folded, i + 1);
        var start = i;
        while (i < folded.Length && char.IsAsciiDigit(folded[i]))
            i++;
        var goesOn = i + 1 < folded.Length && folded[i] is '/' or '-' && char.IsAsciiDigit(folded[i + 1]);
        if (i - start is < 2 or > 6 || goesOn)
            return false;
        if (IsMonth(folded.AsSpan(group.Start, group.Length), folded.AsSpan(start, i - start)))
            return false;

        var code = folded.AsSpan(group.Start, group.Length);
        if (isSpaced)
        {
            found.SpacedPlate ??= string.Concat(code, "/", folded.AsSpan(start, i - start));
            return false;
        }

        found.Taken.Add((group.Start, i));
        found.Plate ??= string.Concat(code, "/", folded.AsSpan(start, i - start));
        // "ref 55-20931" has the same shape: the intent decides which of the two it is.
        found.Reference ??= string.Concat(code, folded.AsSpan(start, i - start));
        return true;
    }

    // "12/2027" on a registration book is when it ends.
    private static bool IsMonth(ReadOnlySpan<char> code, ReadOnlySpan<char> number) =>
        code.Length <= 2 && number.Length == 4 && (number.StartsWith("202") || number.StartsWith("203"));

    private static bool TryReference(string folded, DigitGroup group, FoundCodes found)
    {
        var start = LettersBefore(folded, group.Start);
        var end = group.End;
        var digits = group.Length;
        while (end + 1 < folded.Length && folded[end] is '-' or '/' && char.IsAsciiLetterOrDigit(folded[end + 1]))
        {
            end++;
            while (end < folded.Length && char.IsAsciiLetterOrDigit(folded[end]))
            {
                digits += char.IsAsciiDigit(folded[end]) ? 1 : 0;
                end++;
            }
        }

        var lettered = start < group.Start || folded.AsSpan(group.Start, end - group.Start).ContainsAnyInRange('a', 'z');
        if (digits < (lettered ? 4 : 5) || digits > 16)
            return false;

        found.Taken.Add((start, end));
        var reference = string.Concat(folded.Substring(start, end - start).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        if (found.Reference is null || (lettered && !found.LetteredReference))
            found.Reference = reference;
        found.LetteredReference |= lettered;
        if (!lettered && reference.Length <= 12)
            found.Serial ??= reference;
        return true;
    }

    // "MOI-77120", "V330918": up to four Latin letters right before, with a dash or nothing between.
    private static int LettersBefore(string folded, int at)
    {
        var i = at;
        if (i > 0 && folded[i - 1] is '-' or '/')
            i--;
        else if (folded.AsSpan(0, i).EndsWith("moi "))
            i--;
        var letters = i;
        while (letters > 0 && char.IsAsciiLetter(folded[letters - 1]))
            letters--;
        return i - letters is >= 1 and <= 4 ? letters : at;
    }

    private static bool LetterBefore(string folded, int at) =>
        at > 0
        && (char.IsAsciiLetter(folded[at - 1]) || (at > 1 && folded[at - 1] is '-' or '/' && char.IsAsciiLetterOrDigit(folded[at - 2])));

    private static int SkipBlanks(string folded, int at)
    {
        while (at < folded.Length && folded[at] == ' ')
            at++;
        return at;
    }
}
