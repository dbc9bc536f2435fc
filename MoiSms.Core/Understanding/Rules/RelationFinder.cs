using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>
/// Finds whose record is asked about: of the people a text names the one nearest to the record. A record that is the sender's by its own
/// ending or by the word beside it (اقامتي, my residency) is nobody else's, whoever is named besides.
/// </summary>
internal static class RelationFinder
{
    private const string Own = "own";
    private const string Sender = "sender";
    private const string Another = "another";
    private const string Nobody = "nobody";

    /// <summary>"Brother" is also how one speaks to a clerk: it counts only where it belongs to the record by its place.</summary>
    private const string AlsoAddress = "sibling";

    /// <summary>What content may list words for.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Own, Sender, Another, Nobody, "spouse", "child", "parent", AlsoAddress, "domestic", "driver", "relative"];

    /// <summary>Whether anybody but the sender stands in the text.</summary>
    public static bool NamesSomebodyElse(ReadText text, Lexicon lexicon) =>
        lexicon.FindRelations(text).Exists(person => !IsNobodyElse(person.Relation));

    /// <summary>Whose record a piece of the text is about by its own words, where they tell.</summary>
    /// <param name="rule">The rule that reads the piece; null where only the examples do.</param>
    /// <returns>
    /// Whether they tell: one person stands in it, and nothing that makes the record the sender's; or nobody does, and the record is the
    /// sender's by its ending or the word beside it; or nobody else stands in the whole text. And the relation, null for the sender.
    /// </returns>
    public static (bool IsTold, string? Relation) FindIn(
        ReadText text, int from, int to, Rule? rule, IReadOnlyList<ConceptHit> hits, Lexicon lexicon, Language language)
    {
        var people = lexicon.FindRelations(text);
        if (people.TrueForAll(person => IsNobodyElse(person.Relation)))
            return (true, null);

        var here = people.FindAll(person => person.First >= from && person.First < to);
        string[] named = [.. here.Select(person => person.Relation).Where(relation => !IsNobodyElse(relation)).Distinct()];
        var records = Records(rule, hits).FindAll(record => record.First >= from && record.End <= to);
        var isOwn = records.Exists(record => IsOwn(record, text, people, language));
        return named switch
        {
            [] => ((isOwn || records.Exists(IsOnTheSender)) && !here.Exists(person => person.Relation == Another), null),
            [not AlsoAddress and var only] when !isOwn => (true, only),
            _ => (false, null),
        };

        // "علي" is also "on", before what it is on: on me it is before the record itself or at the end, and nothing is joined to it.
        bool IsOnTheSender(ConceptHit record) => here.Exists(word => word.Relation == Sender
            && (word.End == record.First || (word.First == record.End && word.End == to))
            && text.Matches(word.First) is [{ Kind: MatchKind.Exact }, ..]);
    }

    /// <summary>The relation; null for the sender.</summary>
    public static string? Find(Rule? rule, ReadText text, IReadOnlyList<ConceptHit> hits, Lexicon lexicon, Language language)
    {
        var people = lexicon.FindRelations(text);
        if (people.TrueForAll(person => IsNobodyElse(person.Relation)))
            return null;

        var records = Records(rule, hits);
        foreach (var record in records)
        {
            if (IsOwn(record, text, people, language))
                return null;
        }

        (string Relation, int Distance)? nearest = null;
        foreach (var person in people)
        {
            if (IsNobodyElse(person.Relation) || (person.Relation == AlsoAddress && !BelongsTo(person, records, people)))
                continue;
            var distance = records.Count == 0 ? 0 : records.Min(record => Math.Max(person.First - record.End, record.First - person.End));
            if (nearest is null || distance < nearest.Value.Distance)
                nearest = (person.Relation, distance);
        }

        return nearest?.Relation;
    }

    private static bool IsNobodyElse(string relation) => relation is Own or Sender or Another or Nobody;

    // Of what the rule asks for, that which weighs most: the record itself and not "when" or "expire".
    private static List<ConceptHit> Records(Rule? rule, IReadOnlyList<ConceptHit> hits)
    {
        var asked = hits.Where(hit => rule?.Asks(hit.Concept.Id) == true).ToList();
        var most = asked.Count == 0 ? 0 : asked.Max(hit => hit.Concept.Weight);
        return asked.FindAll(hit => hit.Concept.Weight == most);
    }

    private static bool IsOwn(ConceptHit record, ReadText text, List<(string Relation, int First, int End)> people, Language language)
    {
        for (var i = record.First; i < record.End; i++)
        {
            var token = text.Token(i);
            if (token.Key.Length >= 4 && (token.Kind == TokenKind.Arabic
                ? token.Key[^1] == 'ي' || token.Key.EndsWith("نا", StringComparison.Ordinal)
                : language == Language.Arabic && token.Key[^1] is 'i' or 'y'))
                return true;
        }

        // English says "my" before the record, Arabic its "mine" behind it.
        return people.Exists(word => word.Relation == Own
            && (text.Token(word.First).Kind == TokenKind.Latin && language == Language.English
                ? word.End == record.First
                : word.First == record.End));
    }

    private static bool BelongsTo(
        (string Relation, int First, int End) person, List<ConceptHit> records, List<(string Relation, int First, int End)> people) =>
        people.Exists(word => word.Relation == Own && word.End == person.First)
        || records.Exists(record => person.First - record.End is 0 or 1);
}
