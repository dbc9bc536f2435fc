namespace MoiSms.Core.Replies.Answers;

/// <param name="Name">The service's, where this is the first to be said of it; null = it was named already, so that the part says what it
/// is.</param>
/// <param name="Items">Of a part that is a list.</param>
/// <param name="Told">How many items of that list were said before these.</param>
internal sealed record GuidePartView(string? Name, string? Text, IReadOnlyList<string> Items, int Told);
