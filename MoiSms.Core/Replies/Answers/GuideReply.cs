namespace MoiSms.Core.Replies.Answers;

/// <summary>Gathers what is said of a service: now, and on "more". Nothing is told twice.</summary>
internal sealed class GuideReply
{
    private readonly List<string> lead = [];
    private readonly List<string> rest = [];
    private readonly HashSet<GuidePart> told = [];

    /// <summary>A point was asked that the content does not know.</summary>
    public bool LacksPoint { get; private set; }

    public bool IsEmpty => lead.Count == 0;

    public string Lead => string.Join('\n', lead);

    public string Rest => string.Join('\n', rest);

    public bool Has(GuidePart part) => told.Contains(part);

    public void Say(string line) => lead.Add(line);

    public void Say(GuidePart part, GuidePiece piece)
    {
        told.Add(part);
        lead.Add(piece.Lead);
        if (piece.Rest.Length > 0)
            rest.Add(piece.Rest);
    }

    public void SayUnknown(string line)
    {
        LacksPoint = true;
        Say(line);
    }

    public void Later(string line) => rest.Add(line);

    /// <summary>Says what another has gathered, behind what is said already.</summary>
    public void Add(GuideReply other)
    {
        told.UnionWith(other.told);
        lead.AddRange(other.lead);
        rest.AddRange(other.rest);
    }

    /// <summary>What is said now, and the line below it.</summary>
    public string Join(string below) => IsEmpty ? below : $"{Lead}\n{below}";
}
