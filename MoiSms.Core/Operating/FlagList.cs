namespace MoiSms.Core.Operating;

/// <param name="Flags">The newest first.</param>
public sealed record FlagList(IReadOnlyList<FlagView> Flags);
