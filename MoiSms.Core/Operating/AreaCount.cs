namespace MoiSms.Core.Operating;

/// <param name="Area">An id of <c>content/areas.yaml</c>.</param>
public sealed record AreaCount(string Area, long Texts);
