using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Deciding;

/// <summary>Turns a rule as content writes it into one that names concepts by number. An unknown name is a fault that says where it stands.</summary>
internal static class RuleParser
{
    public static Rule Parse(RuleEntry entry, Lexicon lexicon, Dictionary<string, string> groups, string file)
    {
        var slash = entry.Read.IndexOf('/', StringComparison.Ordinal);
        var intent = Intents.FromName(slash < 0 ? entry.Read : entry.Read[..slash])
            ?? throw new FormatException($"{file}: the rule '{entry.Read}: {entry.When}' reads an unknown intent.");
        var when = Terms(entry.When).Select(term => Concepts(term, lexicon, groups, entry, file)).ToArray();
        if (when.Length == 0)
            throw new FormatException($"{file}: a rule for '{entry.Read}' has no condition.");
        var not = Terms(entry.Not).SelectMany(term => Concepts(term, lexicon, groups, entry, file)).ToArray();
        var service = slash < 0 ? null : entry.Read[(slash + 1)..];
        return new($"{entry.Read}: {entry.When}", intent, service, when, not, entry.Bonus, entry.Alone ? 0 : entry.Spare)
        {
            IsProcedure = !entry.Vague,
        };
    }

    private static string[] Terms(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int[] Concepts(string term, Lexicon lexicon, Dictionary<string, string> groups, RuleEntry entry, string file)
    {
        var ids = new List<int>();
        foreach (var name in term.Split('|'))
        {
            if (groups.TryGetValue(name, out var members))
                ids.AddRange(Terms(members).SelectMany(member => Concepts(member, lexicon, groups, entry, file)));
            else
                ids.Add(lexicon.Find(name)?.Id ?? throw Unknown(name, entry, file));
        }

        return [.. ids];
    }

    private static FormatException Unknown(string name, RuleEntry entry, string file) =>
        new($"{file}: the rule '{entry.Read}: {entry.When}' names the unknown concept '{name}'.");
}
