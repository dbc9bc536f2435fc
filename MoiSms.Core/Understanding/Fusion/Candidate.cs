using MoiSms.Core.Understanding.Rules;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>One reading of a text, as both readers together see it.</summary>
/// <param name="Service">The service of a guide, the language of a language request; null for all others.</param>
/// <param name="Probability">0 to 1; those of all candidates of a text add up to 1.</param>
/// <param name="Rule">The rule that reads it so; null where only the examples do.</param>
internal sealed record Candidate(Intent Intent, string? Service, double Probability, Rule? Rule)
{
    /// <summary>Whether the answer tells something, and is not about the conversation.</summary>
    public bool IsAnswer => Intent.IsPersonal() || Intent is Intent.Guide or Intent.Centre;

    /// <summary>As labels and documents write it: <c>residency</c>, <c>guide/licence-renew</c>.</summary>
    public string Name => Service is null ? Intent.ToName() : $"{Intent.ToName()}/{Service}";

    public bool SameAs(Candidate other) => Intent == other.Intent && Service == other.Service;
}
