using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;
using Fluid.Values;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Replies.Answers;
using MoiSms.Core.Replies.Sms;

namespace MoiSms.Core.Replies.Templates;

/// <summary>The templates of one language.</summary>
internal sealed partial class LanguageTemplates
{
    private readonly Language language;
    private readonly TemplateOptions options = new() { StrictFilters = true, CultureInfo = CultureInfo.InvariantCulture };
    private readonly IFluidTemplate[] templates = new IFluidTemplate[TemplateKeys.All.Count];
    private readonly string[] rendered = new string[TemplateKeys.All.Count];
    private readonly Dictionary<string, int> indices = TemplateKeys.All.ToDictionary(
        key => key.Name, key => key.Index, StringComparer.Ordinal);
    private readonly TemplateChecker checker;

    public LanguageTemplates(Language language, WordTables words, PluralTable plurals)
    {
        this.language = language;
        var filters = new ReplyFilters(language, words, plurals, (name, view) => Render(indices[name], view));
        filters.Register(options.Filters);
        // Liquid knows no date without a time, and would make text of it.
        options.ValueConverters.Add(value => value is DateOnly ? new ObjectValue(value) : null);
        options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.CamelCase;
        foreach (var view in TemplateKeys.All.Select(key => key.View).Distinct().SelectMany(WithItems).Distinct())
            options.MemberAccessStrategy.Register(view);
        checker = new TemplateChecker(
            filter => options.Filters.TryGetValue(filter, out _),
            (filter, argument) => filter switch
            {
                ReplyFilters.Plural => plurals.Has(argument),
                ReplyFilters.Word => words.Has(argument),
                _ => indices.ContainsKey(argument),
            });
    }

    public string Render(int index, object view) =>
        PlainText.Tidy(templates[index].Render(new TemplateContext(view, options, allowModelMembers: false)));

    public string Fixed(int index) => rendered[index];

    public void Parse(FluidParser parser, Dictionary<string, WordingEntry> entries, List<ContentError> errors)
    {
        foreach (var key in TemplateKeys.All)
            Parse(parser, key, entries[key.Name].In(language), errors);

        if (errors.Count == 0)
        {
            foreach (var key in TemplateKeys.All.Where(key => key.View == typeof(NoView)))
                rendered[key.Index] = Render(key.Index, NoView.Instance);
        }
    }

    private void Parse(FluidParser parser, TemplateKey key, WordingText source, List<ContentError> errors)
    {
        if (language == Language.English && !key.Bilingual && !Gsm7.CanEncode(source.Text))
            Error(source.Line, $"has a letter that would double the price of English texts: {WordTables.Foreign(source.Text)}");

        if (!parser.TryParse(source.Text, out templates[key.Index], out var fault))
        {
            var at = Position().Match(fault);
            var line = at.Success ? int.Parse(at.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 1;
            Error(source.Line
                + line - 1, $"is no Liquid: {fault.AsSpan(0, fault.AsSpan().IndexOfAny("\r\n") is var end and >= 0 ? end : fault.Length)}");
            return;
        }

        foreach (var (name, message) in checker.Check(templates[key.Index], key.View))
        {
            var before = source.Text.AsSpan(0, Math.Max(0, source.Text.IndexOf(name, StringComparison.Ordinal)));
            Error(source.Line + before.Count('\n'), message);
        }

        void Error(int line, string message) =>
            errors.Add(new ContentError(source.File, line, $"'{key.Name}' ({language.ToCode()}) {message}"));
    }

    // A view, and the types of its properties and list items, so far as they are ours.
    private static IEnumerable<Type> WithItems(Type view) =>
        view.GetProperties()
            .Select(property => property.PropertyType)
            .Select(type => type.IsGenericType ? type.GetGenericArguments()[0] : type)
            .Where(type => type.Assembly == typeof(LanguageTemplates).Assembly && type.IsClass && type != view)
            .SelectMany(WithItems)
            .Append(view);

    [GeneratedRegex(@"at \((\d+):\d+\)", RegexOptions.CultureInvariant)]
    private static partial Regex Position();
}
