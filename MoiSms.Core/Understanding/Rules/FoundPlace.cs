namespace MoiSms.Core.Understanding.Rules;

/// <summary>An area that a text names.</summary>
/// <param name="Word">The index of its first word.</param>
internal sealed record FoundPlace(string Id, int Word, double Quality);
