namespace MoiSms.Core.Replies.Answers;

/// <param name="Week">Sunday to Thursday, as they hold now; an item a shift, H:mm-H:mm.</param>
/// <param name="Day">The day that was named; empty = none.</param>
/// <param name="OfDay">Its hours, likewise; none = closed.</param>
/// <param name="OpensTime">Kuwait's clock, H:mm.</param>
/// <param name="Lat">Four decimals, some 10 m.</param>
/// <param name="Lon">Four decimals, some 10 m.</param>
internal sealed record CentreItem(
    int Number, string Name, double Km, bool Open, DateOnly? OpensOn, bool OpensToday, string? OpensTime,
    IReadOnlyList<string> Week, IReadOnlyList<string> Friday, IReadOnlyList<string> Saturday, string Lat, string Lon,
    string? Address, string? Phone, string Day, IReadOnlyList<string> OfDay);
