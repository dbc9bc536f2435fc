namespace MoiSms.Core.Replies.Answers;

// What the templates of guidance, places and menus may name.

/// <summary>A template without variables.</summary>
internal sealed record NoView
{
    public static readonly NoView Instance = new();
}

internal sealed record GuideView(
    string Name, string? What, string? Who, IReadOnlyList<string> Papers, string? Fee, IReadOnlyList<string> Steps,
    string? Where, string? Online, string? Takes);

internal sealed record OptionItem(int Number, string Label);

internal sealed record MenuView(IReadOnlyList<OptionItem> Options);

internal sealed record GroupView(string Name, IReadOnlyList<OptionItem> Options);

/// <param name="Service">The service's name; null where none was named.</param>
internal sealed record ServiceView(string? Service);

internal sealed record PlaceView(string? Place, string? Service);

/// <param name="Week">Sunday to Thursday, as they hold now; an item a shift, H:mm-H:mm.</param>
/// <param name="OpensTime">Kuwait's clock, H:mm.</param>
/// <param name="Lat">Four decimals, some 10 m.</param>
/// <param name="Lon">Four decimals, some 10 m.</param>
internal sealed record CentreItem(
    int Number, string Name, double Km, bool Open, DateOnly? OpensOn, bool OpensToday, string? OpensTime,
    IReadOnlyList<string> Week, IReadOnlyList<string> Friday, IReadOnlyList<string> Saturday, string Lat, string Lon);

internal sealed record CentresView(string? Place, string? Service, IReadOnlyList<CentreItem> Centres);
