namespace MoiSms.Core.Understanding.Examples;

/// <summary>An idea of <c>content/ideas</c> that a text holds.</summary>
/// <param name="Hash">Of its name.</param>
/// <param name="First">The first of the words that say it.</param>
/// <param name="End">The word behind the last of them.</param>
internal readonly record struct FoundIdea(uint Hash, int First, int End);
