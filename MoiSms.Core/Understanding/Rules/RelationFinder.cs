using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Understanding.Normalising;
using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>
/// Finds whose record is asked about: of the people a text names the one nearest to the record. A record that is the sender's by its own
/// ending or by the word beside it (اقامتي, my residency) is nobody else's, whoever is named besides; one that is his or hers (رخصتها, her
/// licence) is not the sender's, though nobody is named.
/// </summary>
internal static class RelationFinder
{
    private const string Own = "own";
    private const string Sender = "sender";
    private const string Nobody = "nobody";

    private static readonly string[] Papers =
        ["residency", "licence", "passport", "civil-id", "vehicle", "car", "violations", "travel-ban", "appointment"];

    private static readonly string[] OfCars = ["vehicle", "violations", "licence"];
    private static readonly string[] Cars = ["car", "vehicle"];
    private static readonly string[] Possessives = ["her", "his", "their"];
    private static readonly string[] AnothersEndings = ["ها", "هم", "ته"];

    /// <summary>"Brother" is also how one speaks to a clerk: it counts only where it belongs to the record by its place.</summary>
    private const string AlsoAddress = "sibling";

    /// <summary>What content may list words for.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Own, Sender, Relations.Another, Nobody, "spouse", "child", "parent", AlsoAddress, "domestic", "driver", "relative"];

    /// <summary>Whether anybody but the sender stands in the text.</summary>
    public static bool NamesSomebodyElse(ReadText text, Lexicon lexicon) =>
        lexicon.FindRelations(text).Exists(person => !IsNobodyElse(person.Relation));

    /// <summary>Whose record a piece of the text is about by its own words, where they tell.</summary>
    /// <param name="rule">The rule that reads the piece; null where only the examples do.</param>
    /// <returns>
    /// Whether they tell: one person stands in it, and nothing that makes the record the sender's; or nobody does, and the record is the
    /// sender's by its ending or the word beside it, or his or hers, of the one person who was named before; or nobody else stands in the
    /// whole text. And the relation, null for the sender.
    /// </returns>
    public static (bool IsTold, string? Relation) FindIn(
        ReadText text, int from, int to, Rule? rule, IReadOnlyList<ConceptHit> hits, Lexicon lexicon, Language language)
    {
        var people = lexicon.FindRelations(text);
        var here = people.FindAll(person => person.First >= from && person.First < to);
        string[] named = [.. here.Select(person => person.Relation).Where(relation => !IsNobodyElse(relation)).Distinct()];
        var records = Records(rule, hits).FindAll(record => record.First >= from && record.End <= to);
        var isOwn = records.Exists(record => IsOwn(record, text, people, language));
        var isNobodyNamed = people.TrueForAll(person => IsNobodyElse(person.Relation));
        // With nobody named, "on it" may be about what the other piece asks for.
        var around = isNobodyNamed ? hits : [.. hits.Where(hit => hit.First >= from && hit.End <= to)];
        var isAnothers = !isOwn && SaysAnothers(records, text, people, around, lexicon, language);
        if (isNobodyNamed)
        {
            return isAnothers ? (true, Relations.Another)
                : (isOwn || records.Exists(IsOnTheSender)
                    || !SaysAnothers([.. hits], text, people, hits, lexicon, language), null);
        }

        return named switch
        {
            [] when isAnothers && NamedBefore() is { } before => (true, before),
            [] => ((isOwn || records.Exists(IsOnTheSender)) && !here.Exists(person => person.Relation == Relations.Another), null),
            [not AlsoAddress and var only] when !isOwn => (true, only),
            _ => (false, null),
        };

        string? NamedBefore()
        {
            string[] others = [.. people.Select(person => person.Relation).Where(relation => !IsNobodyElse(relation)).Distinct()];
            return others is [not AlsoAddress and var only] && people.Exists(person => person.Relation == only && person.First < from)
                ? only
                : null;
        }

        // "علي" is also "on", before what it is on: on me it is before the record itself or at the end, and nothing is joined to it.
        bool IsOnTheSender(ConceptHit record) => here.Exists(word => word.Relation == Sender
            && (word.End == record.First || (word.First == record.End && word.End == to))
            && text.Matches(word.First) is [{ Kind: MatchKind.Exact }, ..]);
    }

    /// <summary>
    /// The relation; null for the sender. <see cref="Relations.Another"/> where the record is his or hers ("her licence", رخصتها) and
    /// nobody is named.
    /// </summary>
    public static string? Find(Rule? rule, ReadText text, IReadOnlyList<ConceptHit> hits, Lexicon lexicon, Language language)
    {
        var people = lexicon.FindRelations(text);
        var records = Records(rule, hits);
        var isAnothers = SaysAnothers(records, text, people, hits, lexicon, language);
        if (people.TrueForAll(person => IsNobodyElse(person.Relation)))
            return isAnothers && !records.Exists(record => IsOwn(record, text, people, language)) ? Relations.Another : null;

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

        return nearest?.Relation ?? (isAnothers ? AlsoAddress : null);
    }

    /// <summary>
    /// Whether one of the records is his or hers: by its ending, by "her" before it, or by a phrase beside it ("on her", عليها). Where the
    /// text speaks of something else that a fine or a paper may be of, such as a car, these may mean it.
    /// </summary>
    private static bool SaysAnothers(
        IReadOnlyList<ConceptHit> records, ReadText text, List<(string Relation, int First, int End)> people,
        IReadOnlyList<ConceptHit> hits, Lexicon lexicon, Language language)
    {
        return records.Any(record => IsOf(Papers, record) && (IsAnothers(record) || IsOnAnother(record)));

        bool IsAnothers(ConceptHit record) =>
            !(IsOf(OfCars, record) && hits.Any(hit => IsOf(Cars, hit) && hit.First != record.First))
            && (HasAnothersEnding(record, text, lexicon, language)
                || people.Exists(word => IsHer(word, text) && word.End == record.First));

        bool IsOnAnother(ConceptHit record) =>
            !hits.Any(hit => IsOf(Papers, hit) && hit.Concept.Name != record.Concept.Name)
            && people.Exists(word => IsOnHer(word, text)
                && (record.First - word.End is 0 or 1 || word.First - record.End is 0 or 1));
    }

    private static bool IsHer((string Relation, int First, int End) word, ReadText text) =>
        word.Relation == Relations.Another && Possessives.Contains(text.Token(word.First).Key) && word.End - word.First == 1;

    // A bare "they" or "he" is often the ministry or an officer.
    private static bool IsOnHer((string Relation, int First, int End) word, ReadText text) =>
        word.Relation == Relations.Another && (word.End - word.First > 1 || text.Token(word.First).Kind == TokenKind.Arabic);

    private static bool IsOf(string[] concepts, ConceptHit hit) => concepts.Contains(hit.Concept.Name);

    private static bool IsNobodyElse(string relation) => relation is Own or Sender or Relations.Another or Nobody;

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

    // Arabic hangs "his" and "hers" on the word: رخصتها, اقامتهم, جوازه. A final ه may also be the word's own: رخصه.
    private static bool HasAnothersEnding(ConceptHit record, ReadText text, Lexicon lexicon, Language language)
    {
        for (var i = record.First; i < record.End; i++)
        {
            var (key, kind) = (text.Token(i).Key, text.Token(i).Kind);
            if (kind == TokenKind.Arabic
                ? key.Length >= 4 && (AnothersEndings.Any(ending => key.EndsWith(ending, StringComparison.Ordinal)) || EndsWithHis(key, i))
                : language == Language.Arabic && key.Length >= 6 && key[^2..] is "ha")
                return true;
        }

        return false;

        // A word that is listed with its ه has it as its own, whatever else is known without: مروريه beside مروري.
        bool EndsWithHis(string key, int token)
        {
            var ends = false;
            foreach (var match in text.Matches(token))
            {
                var word = lexicon.Words.Text(match.Word);
                if (word == key)
                    return false;
                ends |= key.EndsWith(word + 'ه', StringComparison.Ordinal);
            }

            return ends;
        }
    }

    private static bool BelongsTo(
        (string Relation, int First, int End) person, List<ConceptHit> records, List<(string Relation, int First, int End)> people) =>
        people.Exists(word => word.Relation == Own && word.End == person.First)
        || records.Exists(record => person.First - record.End is 0 or 1);
}
