using Fluid;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Answers;

namespace MoiSms.Core.Replies.Templates;

/// <summary>Every template of <c>content/replies</c>, parsed and checked; rendering takes no I/O and no reflection.</summary>
internal sealed class TemplateSet
{
    private readonly LanguageTemplates arabic;
    private readonly LanguageTemplates english;

    private TemplateSet(LanguageTemplates arabic, LanguageTemplates english, WordTables words)
    {
        this.arabic = arabic;
        this.english = english;
        Words = words;
    }

    public WordTables Words { get; }

    public string Render<TView>(TemplateKey<TView> key, TView view, Language language)
        where TView : class => In(language).Render(key.Index, view);

    /// <summary>A template without variables: rendered once, at load.</summary>
    public string Render(TemplateKey<NoView> key, Language language) => In(language).Fixed(key.Index);

    /// <param name="folder">The <c>replies</c> folder of the content.</param>
    /// <param name="errors">Takes every fault; null comes back where it has any.</param>
    public static TemplateSet? Load(string folder, List<ContentError> errors)
    {
        var words = WordTables.Load(Path.Combine(folder, ReplyFiles.Words), errors);
        var plurals = PluralTable.Load(Path.Combine(folder, ReplyFiles.Plurals), errors);
        var entries = Entries(folder, errors);
        if (errors.Count > 0)
            return null;

        var parser = new FluidParser();
        var arabic = new LanguageTemplates(Language.Arabic, words, plurals[Language.Arabic]);
        var english = new LanguageTemplates(Language.English, words, plurals[Language.English]);
        arabic.Parse(parser, entries, errors);
        english.Parse(parser, entries, errors);
        return errors.Count == 0 ? new TemplateSet(arabic, english, words) : null;
    }

    private static Dictionary<string, WordingEntry> Entries(string folder, List<ContentError> errors)
    {
        var known = TemplateKeys.All.Select(key => key.Name).ToHashSet(StringComparer.Ordinal);
        var entries = new Dictionary<string, WordingEntry>(StringComparer.Ordinal);
        foreach (var path in ReplyFiles.Templates(folder))
        {
            var file = new WordingFile(path, errors);
            if (file.Root() is not { } root)
                continue;
            foreach (var entry in file.Localised(root))
            {
                if (!known.Contains(entry.Name))
                    file.Error(entry.Line, $"nothing asks for a template '{entry.Name}': is it misspelt?");
                else if (!entries.TryAdd(entry.Name, entry))
                    file.Error(entry.Line, $"'{entry.Name}' is already at {entries[entry.Name].Ar.File}:{entries[entry.Name].Line}");
            }
        }

        if (errors.Count == 0)
            errors.AddRange(known.Where(name => !entries.ContainsKey(name))
                .Select(name => new ContentError("content/replies", 1, $"template '{name}' is missing: add it to a file")));
        return entries;
    }

    private LanguageTemplates In(Language language) => language == Language.English ? english : arabic;
}
