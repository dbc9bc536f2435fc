namespace MoiSms.Core.Operating;

/// <param name="Area">An id of <c>content/areas.yaml</c>.</param>
public sealed record AreaName(string Area, string Ar, string En);
