namespace MoiSms.Core.Understanding.Examples;

/// <summary>A topic or an asked point, and how likely it is.</summary>
/// <param name="Probability">0 to 1.</param>
internal readonly record struct Likely(string Name, float Probability);
