namespace MoiSms.Core.Operating;

/// <summary>Texts that were not understood, those alike together.</summary>
/// <param name="From">Included.</param>
/// <param name="To">Included.</param>
/// <param name="Texts">Texts in the groups, those of groups that are not listed too.</param>
/// <param name="Gone">Texts whose words are not kept any more.</param>
/// <param name="More">There were more than are read at once: the newest are here.</param>
/// <param name="Groups">The largest first.</param>
public sealed record NotUnderstoodList(
    DateOnly From, DateOnly To, int Texts, int Gone, bool More, IReadOnlyList<NotUnderstoodGroup> Groups);
