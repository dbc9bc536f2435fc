namespace MoiSms.Core.Operating;

/// <summary>Those of some texts that were decided about.</summary>
public sealed record CapacityFates(IReadOnlyList<CapacityFate> Texts);
