using MoiSms.Core.Understanding.Examples;
using MoiSms.Core.Understanding.Rules;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>What both readers see in a text, or in a piece of it.</summary>
/// <param name="Ranked">What the rules say, best first; may be empty.</param>
/// <param name="Danger">The rule that reads an emergency; null = none does.</param>
/// <param name="Candidates">The readings, the likeliest first; may be empty.</param>
internal sealed record Look(
    Evidence Evidence, TextParts Parts, ExampleReading Examples, IReadOnlyList<Scored> Ranked, IReadOnlyList<Candidate> Candidates,
    Rule? Danger)
{
    /// <summary>The likeliest reading; null where there is none.</summary>
    public Candidate? First => Candidates.Count > 0 ? Candidates[0] : null;

    /// <summary>How likely a topic of <c>content/examples</c> is by the examples alone; null where there are none.</summary>
    public double? Of(string topic) => Examples.Topics.Count == 0 ? null : Examples.Of(topic);
}
