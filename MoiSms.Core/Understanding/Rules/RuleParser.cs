using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>
/// Turns a rule as content writes it into one that names concepts by number. An unknown name is a fault of the rule's line.
/// </summary>
/// <param name="services">The ids that a guide may read; null where the content folder holds no services.</param>
internal sealed class RuleParser(
    Lexicon lexicon, Dictionary<string, string> groups, IReadOnlySet<string>? services, Action<int, string> fault)
{
    // A group may name groups; one that names itself would never end.
    private const int DeepestGroup = 4;

    /// <summary>Null if the rule is faulty.</summary>
    public Rule? Parse(RuleEntry entry)
    {
        if (entry.Read.Length == 0)
            return null;
        var slash = entry.Read.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? entry.Read : entry.Read[..slash];
        var detail = slash < 0 ? null : entry.Read[(slash + 1)..];
        var intent = Intents.FromName(name);
        if (intent is null)
            fault(entry.Line, $"there is no intent '{name}'; check the spelling of read");
        else if (intent == Intent.Guide && (detail is null || services?.Contains(detail) == false))
            fault(entry.Line, $"there is no service '{detail}'; check the spelling of read, or add the service first");
        else if (intent == Intent.Language ? detail is not ("ar" or "en") : intent != Intent.Guide && detail is not null)
            fault(entry.Line,
                $"'{entry.Read}' cannot be read: only guide/<service>, language/ar and language/en have a part after the slash");

        int[][] when = [.. Terms(entry.When).Select(term => Concepts(term, entry, 0).ToArray())];
        int[] not = [.. Terms(entry.Not).SelectMany(term => Concepts(term, entry, 0))];
        if (intent is null)
            return null;
        return new($"{entry.Read}: {entry.When}", intent.Value, detail, when, not, entry.Bonus, entry.Alone ? 0 : entry.Spare)
        {
            IsProcedure = !entry.Vague,
            IsCertain = entry.Certain,
        };
    }

    private static string[] Terms(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private List<int> Concepts(string term, RuleEntry entry, int depth)
    {
        var ids = new List<int>();
        foreach (var name in term.Split('|'))
        {
            if (groups.TryGetValue(name, out var members) && depth < DeepestGroup)
                ids.AddRange(Terms(members).SelectMany(member => Concepts(member, entry, depth + 1)));
            else if (lexicon.Find(name) is { } concept)
                ids.Add(concept.Id);
            else
                fault(entry.Line, $"the rule '{entry.Read}: {entry.When}' names the unknown concept '{name}'; check its spelling");
        }

        return ids;
    }
}
