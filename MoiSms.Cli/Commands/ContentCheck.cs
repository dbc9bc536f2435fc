using System.Text.RegularExpressions;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Cli.Commands;

/// <summary>Everything that can be wrong with the content folder, found without starting the service.</summary>
internal static partial class ContentCheck
{
    /// <summary>
    /// A guide that takes more texts than this is not read to its end. The first one answers; what is asked of the others is answered by
    /// itself.
    /// </summary>
    public const int MostPages = 8;

    /// <summary>
    /// What the readers of services, areas, centres, words, examples and replies find (schema, both languages, unknown ids, links between
    /// files), and beyond that forgotten placeholders, dates to come and guides that are too long. Empty = clean. Each once, in the order
    /// of files and lines; of a file that cannot be read only that.
    /// </summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="today">In Kuwait.</param>
    public static IReadOnlyList<ContentError> Run(string folder, DateOnly today)
    {
        var errors = new List<ContentError>();
        errors.AddRange(ContentEncoding.Check(folder));
        errors.AddRange(Lines(folder, today));
        var library = Collect(errors, () => ContentLibrary.Load(folder));
        errors.AddRange(TextUnderstander.Check(folder, library?.Services.Values));
        if (library is not null
            && Collect(errors, () => ReplyComposer.Load(folder, new ReferenceContent(library), new ReplyOptions())) is { } composer)
            errors.AddRange(TooLong(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), library, composer));
        var unreadable = errors.FindAll(error => error.IsUnreadable).DistinctBy(error => error.File)
            .ToDictionary(error => error.File, StringComparer.Ordinal);
        return
        [
            .. errors.Where(error => unreadable.GetValueOrDefault(error.File, error) == error).Distinct()
                .OrderBy(error => error.File, StringComparer.Ordinal).ThenBy(error => error.Line),
        ];
    }

    private static T? Collect<T>(List<ContentError> errors, Func<T> load)
        where T : class
    {
        try
        {
            return load();
        }
        catch (ContentException fault)
        {
            errors.AddRange(fault.Errors);
            return null;
        }
    }

    private static IEnumerable<ContentError> Lines(string folder, DateOnly today)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
        {
            var inside = Path.GetRelativePath(folder, path).Replace('\\', '/');
            var name = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}/{inside}";
            // Templates hold Liquid; nothing else does.
            var isTemplate = inside.StartsWith("replies/", StringComparison.Ordinal);
            foreach (var (line, number) in File.ReadLines(path).Select((line, i) => (line, i + 1)))
            {
                if (Placeholder().Match(line) is { Success: true } found)
                    yield return new ContentError(name, number, $"'{found.Value}' is a placeholder: write the words");
                else if (!isTemplate && line.Contains("{{", StringComparison.Ordinal))
                    yield return new ContentError(name, number, "'{{' is filled in only in content/replies: write the words");
                // Dates written so are in the order of their letters; what is no date is another reader's to tell.
                if (Checked().Matches(line).Any(dated => string.CompareOrdinal(dated.Groups[1].Value, $"{today:yyyy-MM-dd}") > 0))
                    yield return new ContentError(name, number, "'checked' is a day to come: write when somebody last looked");
                if (line.Contains('\uFFFD', StringComparison.Ordinal))
                    yield return new ContentError(name, number, "a letter was lost here (U+FFFD): write it anew, and save as UTF-8");
            }
        }
    }

    private static IEnumerable<ContentError> TooLong(string root, ContentLibrary library, ReplyComposer composer)
    {
        foreach (var service in library.Services.Values)
        {
            foreach (var language in Enum.GetValues<Language>())
            {
                var reply = composer.Compose(new ReplyContext
                {
                    Understanding = new TextUnderstanding
                    {
                        Intent = Intent.Guide,
                        Slots = new Slots { Service = service.Id },
                        Language = language,
                        Confidence = 1,
                    },
                    Access = SubjectAccess.NotPersonal,
                    Now = DateTimeOffset.UnixEpoch,
                });
                var pages = 1 + reply.MorePages.Count;
                if (pages > MostPages)
                    yield return new ContentError($"{root}/services/{service.Id}.yaml", 1,
                        $"its {language.ToCode()} answer takes {pages} texts of four parts: shorten it to {MostPages}");
            }
        }
    }

    [GeneratedRegex(@"(?<![\w-])checked: *[""']?([0-9]{4}-[0-9]{2}-[0-9]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex Checked();

    [GeneratedRegex(@"\b(?:TODO|FIXME|TBD|XXX)\b|lorem ipsum|\?\?\?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
