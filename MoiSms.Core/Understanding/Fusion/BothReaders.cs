using MoiSms.Core.Understanding.Examples;
using MoiSms.Core.Understanding.Rules;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>
/// Puts what the rules and the examples say of a text into one probability for each reading: the examples' probability, with the log-odds
/// of the rules' first reading raised by a constant.
/// </summary>
internal static class BothReaders
{
    // What the rules' first reading gains in log-odds: the shorter a text, the less the examples can know of it. More of it read held-out
    // voices and real texts worse, less of it invented ones.
    private const double RulesFirst = 0.5;
    private const double RulesFirstOfOneWord = 2;

    // Thanks and greetings, whose rules allow few words beside: the examples have many lines of talk that hold such words.
    private const double RuleOfAShortText = 2;

    /// <summary>What a rule gains that is the reading whatever the examples say.</summary>
    private const double RuleThatIsCertain = 1e6;

    /// <summary>What a reading of the rules has where the examples hold it for impossible.</summary>
    private const double Floor = 1e-3;

    /// <summary>The score that a rule gives away for one unit of log-odds, where there are no examples to learn from.</summary>
    private const double ScoreUnit = 2;

    /// <summary>Fewer in all are not worth a look.</summary>
    private const double Least = 0.005;

    /// <summary>
    /// Readings, the likeliest first; of equals one that shows no personal record. Empty where neither reader says anything.
    /// </summary>
    /// <param name="ranked">What the rules say, best first.</param>
    /// <param name="words">Words of the text, numbers aside. One or none: the examples have too little to go by, and a rule is
    /// enough.</param>
    public static List<Candidate> Rank(IReadOnlyList<Scored> ranked, ExampleReading examples, int words)
    {
        if (words <= 1 && ranked.Count > 0)
            examples = ExampleReading.Nothing;
        var odds = new List<Candidate>(16);
        var gain = Math.Exp(
            RulesFirst + RulesFirstOfOneWord / Math.Max(1, words) + (ranked is [{ Rule.Spare: > 0 }, ..] ? RuleOfAShortText : 0));
        var best = ranked.Count > 0 ? ranked[0].Score : 0;
        foreach (var (rule, score) in ranked)
        {
            var service = rule.Service;
            var weight = examples.Topics.Count == 0
                ? Math.Exp((score - best) / ScoreUnit)
                : (examples.Of(Topics.Of(rule.Intent, rule.Intent == Intent.Guide ? service : null)) + Floor)
                    * (odds.Count == 0 ? gain : 1);
            odds.Add(new Candidate(rule.Intent, service, rule.IsCertain ? weight * RuleThatIsCertain : weight, rule));
        }

        foreach (var likely in examples.Topics)
        {
            if (likely.Probability < Least)
                break;
            var (intent, service) = Topics.Of(likely.Name);
            if (!odds.Exists(one => one.Intent == intent && (intent != Intent.Guide || one.Service == service)))
                odds.Add(new Candidate(intent, service, likely.Probability, null));
        }

        var sum = odds.Sum(one => one.Probability);
        return [.. odds
            .Select(one => one with { Probability = one.Probability / sum })
            .OrderByDescending(one => one.Probability)
            .ThenBy(one => one.Intent.IsPersonal())];
    }
}
