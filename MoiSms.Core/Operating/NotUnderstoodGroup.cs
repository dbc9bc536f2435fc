namespace MoiSms.Core.Operating;

/// <summary>Texts that are alike, with a star for each digit.</summary>
/// <param name="Count">How many texts.</param>
/// <param name="Latest">When the newest came (UTC).</param>
/// <param name="Language"><c>ar</c> or <c>en</c>.</param>
/// <param name="Nearest">The topics that the content of now sees in it, the likeliest first.</param>
/// <param name="NotUnderstood">False where the content of now does understand it.</param>
/// <param name="Lines">Different texts, the most frequent first.</param>
public sealed record NotUnderstoodGroup(
    int Count, DateTimeOffset Latest, string Language, IReadOnlyList<string> Nearest, bool NotUnderstood,
    IReadOnlyList<NotUnderstoodLine> Lines);
