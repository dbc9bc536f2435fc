namespace MoiSms.Core.Understanding.Words;

/// <summary>The parts of <c>content/areas.yaml</c> that recognising a name needs; the rest of each row is left unread.</summary>
internal sealed class AreaFile
{
    public List<AreaNames> Areas { get; set; } = [];
}

/// <summary>The names of one area.</summary>
internal sealed class AreaNames
{
    public string Id { get; set; } = "";

    public BothNames Name { get; set; } = new();

    public List<string> Spellings { get; set; } = [];

    public IEnumerable<string> All() => [Name.Ar, Name.En, .. Spellings, Id.Replace('-', ' ')];
}

/// <summary>A name in both languages.</summary>
internal sealed class BothNames
{
    public string Ar { get; set; } = "";

    public string En { get; set; } = "";
}
