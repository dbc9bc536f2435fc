namespace MoiSms.Core.Understanding.Codes;

/// <summary>A run of digits in a folded text.</summary>
internal readonly record struct DigitGroup(int Start, int Length)
{
    public int End => Start + Length;

    public static List<DigitGroup> In(string folded, FoundCodes found)
    {
        var groups = new List<DigitGroup>();
        for (var i = 0; i < folded.Length; i++)
        {
            if (!char.IsAsciiDigit(folded[i]))
                continue;
            var start = i;
            while (i < folded.Length && char.IsAsciiDigit(folded[i]))
                i++;
            // A digit of Arabizi (3alay) is a letter.
            var insideWord = i - start < 3 && i < folded.Length && (char.IsAsciiLetter(folded[i]) || folded[i] == '\'');
            insideWord |= i - start < 3 && start > 0 && char.IsAsciiLetter(folded[start - 1]);
            if (!insideWord && !found.IsTaken(start))
                groups.Add(new(start, i - start));
        }

        return groups;
    }

    /// <summary>
    /// Whether two runs may be parts of one number: one blank, dash, dot or slash between them, perhaps with blanks around it.
    /// </summary>
    public static bool Joined(string folded, DigitGroup left, DigitGroup right)
    {
        var between = folded.AsSpan(left.End, right.Start - left.End);
        return between.Length <= 3 && between.Trim(' ') is "" or "-" or "." or "/";
    }
}
