namespace MoiSms.Core.Operating;

/// <summary>Names some texts of a capacity test.</summary>
/// <param name="Texts">As they were given; at most 1,000 of them.</param>
public sealed record CapacityTexts(IReadOnlyList<CapacityText>? Texts);
