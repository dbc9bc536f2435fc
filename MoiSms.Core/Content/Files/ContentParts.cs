namespace MoiSms.Core.Content.Files;

internal sealed record ContentParts(
    List<CentreKind> Kinds, IReadOnlyList<ServiceGuide> Services, List<Area> Areas, List<Centre> Centres,
    List<CalendarSpan> Ramadan, List<CalendarSpan> Holidays);
