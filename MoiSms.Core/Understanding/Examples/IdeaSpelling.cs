namespace MoiSms.Core.Understanding.Examples;

/// <summary>One of the words or phrases of an idea, as <c>content/ideas</c> lists it.</summary>
internal readonly record struct IdeaSpelling(string Idea, string Text);
