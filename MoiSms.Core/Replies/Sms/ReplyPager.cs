using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Replies.Sms;

/// <summary>Cuts a long answer into pages of at most so many parts: at a line's end, else at a word's, never inside a word.</summary>
internal static class ReplyPager
{
    /// <summary>
    /// What is said at once on the first page, and the rest on the pages that follow; all on one where that costs no further part.
    /// </summary>
    /// <param name="lead">The answer; lines are separated by <c>\n</c>.</param>
    /// <param name="rest">What waits for "more"; empty for nothing.</param>
    /// <param name="note">Closes the first page whatever follows; empty for none.</param>
    /// <param name="hint">The last line of every page that another follows.</param>
    /// <param name="maxParts">The budget of each page, its note and hint included.</param>
    public static IReadOnlyList<string> Paginate(string lead, string rest, string note, string hint, int maxParts)
    {
        if (rest.Length == 0)
            return Paginate(lead, note, hint, maxParts);
        var first = Join(Join(lead, note), hint);
        var whole = Join(Join(lead, rest), note);
        if (!Fits(first, maxParts))
            return Paginate(Join(lead, rest), note, hint, maxParts);
        return Fits(whole, SmsSegmenter.Count(first).Parts) ? [whole] : [first, .. Paginate(rest, "", hint, maxParts)];
    }

    /// <param name="body">The answer; lines are separated by <c>\n</c>.</param>
    /// <param name="note">Closes the first page whatever follows; empty for none.</param>
    /// <param name="hint">The last line of every page that another follows.</param>
    /// <param name="maxParts">The budget of each page, its note and hint included.</param>
    public static IReadOnlyList<string> Paginate(string body, string note, string hint, int maxParts)
    {
        var whole = Join(body, note);
        if (Fits(whole, maxParts))
            return [whole];

        var pages = new List<string>();
        var rest = body.AsSpan().Trim();
        while (true)
        {
            var tail = Join(pages.Count == 0 ? note : "", hint);
            var cut = Cut(rest, tail, maxParts);
            pages.Add(Join(rest[..cut].TrimEnd().ToString(), tail));
            rest = rest[cut..].TrimStart();
            // The last page needs no hint.
            if (Fits(rest, maxParts))
                return [.. pages, rest.ToString()];
        }
    }

    /// <summary>The first pages, as many as may be; the last of them says that it is the last.</summary>
    /// <param name="pages">All pages of an answer, each but the last with the hint below.</param>
    /// <param name="end">Takes the hint's place on the last page.</param>
    public static IReadOnlyList<string> Limit(IReadOnlyList<string> pages, int most, string hint, string end, int maxParts)
    {
        if (pages.Count <= most)
            return pages;
        var last = pages[most - 1].AsSpan(0, pages[most - 1].Length - hint.Length).TrimEnd();
        while (!Fits(Join(last.ToString(), end), maxParts))
            last = last[..Math.Max(0, last.LastIndexOfAny(' ', '\n'))].TrimEnd();
        return [.. pages.Take(most - 1), Join(last.ToString(), end)];
    }

    // Places are tried from the front in halves: a longer page never has fewer parts.
    private static int Cut(ReadOnlySpan<char> rest, string tail, int maxParts)
    {
        int fits = 0, tooLong = rest.Length + 1;
        var page = new char[rest.Length + 1 + tail.Length];
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (Fits(Join(rest[..middle].TrimEnd(), tail, page), maxParts))
                fits = middle;
            else
                tooLong = middle;
        }

        return BreakBefore(rest, Math.Max(fits, 1));
    }

    private static int BreakBefore(ReadOnlySpan<char> rest, int limit)
    {
        if (limit == rest.Length || char.IsWhiteSpace(rest[limit]))
            limit = Math.Min(limit + 1, rest.Length);

        var page = rest[..limit];
        if (LineBreak(page, rest) is var line and > 0)
            return line;
        if (limit == rest.Length || char.IsWhiteSpace(page[^1]))
            return limit;

        var word = page.LastIndexOfAny(' ', '\n') + 1;
        // A word longer than a page is the one that is cut, though never inside a letter.
        return word > 0 ? word : SmsSegmenter.LetterEnd(rest, limit);
    }

    // The last line end in the page's second half; in a list whose items have several lines, the last one before an item.
    private static int LineBreak(ReadOnlySpan<char> page, ReadOnlySpan<char> rest)
    {
        int line = 0, item = 0;
        for (var start = LineStart(page, page.Length); start >= 0; start = LineStart(page, start - 1))
        {
            // The first item of a list stays with its heading.
            if (StartsItem(rest[start..]) && (start < 2 || page[start - 2] != ':'))
            {
                if (item > 0)
                    return rest[start..item].Count('\n') > 1 ? item : line;
                item = start > page.Length / 3 ? start : 0;
                if (item == 0)
                    break;
            }

            // A heading stays with what it heads.
            if (line == 0 && start > page.Length / 2 && page[start - 2] != ':')
                line = start;
        }

        return line;
    }

    // Where the line that holds the letter before a place starts; -1 before the first.
    private static int LineStart(ReadOnlySpan<char> page, int place) => place < 0 ? -1 : page[..place].LastIndexOf('\n') + 1;

    private static bool StartsItem(ReadOnlySpan<char> line) =>
        line.Length > 2 && (line.StartsWith("- ", StringComparison.Ordinal)
        || (char.IsAsciiDigit(line[0]) && (line[1] is '.' or ')' || (char.IsAsciiDigit(line[1]) && line[2] is '.' or ')'))));

    private static bool Fits(ReadOnlySpan<char> text, int maxParts) => SmsSegmenter.Count(text).Parts <= maxParts;

    // The same as the other, without a string: many lengths are tried.
    private static ReadOnlySpan<char> Join(ReadOnlySpan<char> first, string second, char[] page)
    {
        if (first.Length == 0 || second.Length == 0)
            return first.Length == 0 ? second : first;
        first.CopyTo(page);
        page[first.Length] = '\n';
        second.CopyTo(page.AsSpan(first.Length + 1));
        return page.AsSpan(0, first.Length + 1 + second.Length);
    }

    private static string Join(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : $"{first}\n{second}";
}
