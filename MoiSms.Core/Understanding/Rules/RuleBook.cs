using MoiSms.Core.Understanding.Words;

namespace MoiSms.Core.Understanding.Rules;

/// <summary>
/// All rules. A reading's score is that of its best rule: the weights of the concepts the rule asks for, so that a rule that asks for more
/// wins where it holds, and for a personal reading the signs of a question about a record, for a guide those of a question about a
/// procedure.
/// </summary>
internal sealed class RuleBook
{
    /// <summary>Less than this is no reading at all.</summary>
    public const double Threshold = 5;

    // A record named among other words, with no sign of a question about it ("bring your passport with you"), is named in passing.
    private const double LeastState = 0.5;
    private const double InPassing = -6;
    private const int SpareWords = 1;

    private readonly Rule[] rules;
    private readonly Rule[] emergencies;
    private readonly Lexicon lexicon;
    private readonly int readings;

    public RuleBook(IEnumerable<Rule> rules, Lexicon lexicon)
    {
        this.lexicon = lexicon;
        var all = rules.ToArray();
        var ids = new Dictionary<(Intent, string?), int>();
        foreach (var rule in all)
        {
            if (!ids.TryGetValue((rule.Intent, rule.Service), out var id))
                ids.Add((rule.Intent, rule.Service), id = ids.Count);
            rule.Reading = id;
        }

        readings = ids.Count;
        Services = ids.Keys.Where(key => key.Item1 == Intent.Guide && key.Item2 is not null).Select(key => key.Item2!)
            .ToHashSet(StringComparer.Ordinal);
        emergencies = [.. all.Where(rule => rule.Intent == Intent.Emergency)];
        this.rules = [.. all.Where(rule => rule.Intent != Intent.Emergency)];
    }

    /// <summary>The services that some rule reads.</summary>
    public IReadOnlySet<string> Services { get; }

    /// <summary>Whether somebody is in danger now: asked before anything else.</summary>
    public Rule? Emergency(Evidence evidence)
    {
        foreach (var rule in emergencies)
        {
            if (Score(rule, evidence) > 0)
                return rule;
        }

        return null;
    }

    /// <summary>All readings over the threshold, best first; of equals the one that shows no personal record.</summary>
    public List<Scored> Rank(Evidence evidence)
    {
        var best = new Scored[readings];
        foreach (var rule in rules)
        {
            var score = Score(rule, evidence);
            if (score >= Threshold && score > best[rule.Reading].Score)
                best[rule.Reading] = new(rule, score);
        }

        var ranked = new List<Scored>(8);
        foreach (var scored in best)
        {
            if (scored.Score > 0)
                ranked.Add(scored);
        }

        ranked.Sort(static (a, b) => a.Score != b.Score
            ? b.Score.CompareTo(a.Score)
            : (a.Rule.Intent.IsPersonal(), a.Rule.Reading).CompareTo((b.Rule.Intent.IsPersonal(), b.Rule.Reading)));
        return ranked;
    }

    private double Score(Rule rule, Evidence evidence)
    {
        double score = 0;
        foreach (var term in rule.When)
        {
            double most = -1;
            foreach (var concept in term)
            {
                var quality = evidence.Quality(concept);
                if (quality > 0)
                    most = Math.Max(most, lexicon.Concepts[concept].IsOther ? 0 : lexicon.Concepts[concept].Weight * quality);
            }

            if (most < 0)
                return 0;
            score += most;
        }

        foreach (var concept in rule.Not)
        {
            if (evidence.Has(concept))
                return 0;
        }

        if (rule.Spare is { } spare && !evidence.IsAlone(rule.Asks, spare))
            return 0;
        score += rule.Bonus;
        if (rule.Intent.IsPersonal())
            score += evidence.State < LeastState && !evidence.IsAlone(rule.Asks, SpareWords) ? InPassing : evidence.State;
        else if (rule.Intent == Intent.Guide)
            score += evidence.Guide;
        else if (rule.Intent == Intent.Unknown)
            score += evidence.Other;
        return score;
    }
}
