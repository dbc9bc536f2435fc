using MoiSms.Core.Content;

namespace MoiSms.Core.Replies.Answers;

/// <summary>Gathers what is said of a service: now, and on "more". Nothing is told twice.</summary>
internal sealed class GuideReply
{
    private readonly List<string> lead = [];
    private readonly List<string> rest = [];
    private readonly HashSet<GuidePart> told = [];
    private readonly HashSet<ServiceQuestion> questions = [];

    /// <summary>A point was asked that the content does not know.</summary>
    public bool LacksPoint { get; private set; }

    public bool IsEmpty => lead.Count == 0;

    public string Lead => string.Join('\n', lead);

    public string Rest => string.Join('\n', rest);

    public bool Has(GuidePart part) => told.Contains(part);

    public bool Has(ServiceQuestion question) => questions.Contains(question);

    public void Say(string line) => lead.Add(line);

    /// <summary>Says the answer to a question, once.</summary>
    public void Say(ServiceQuestion question, string answer)
    {
        if (questions.Add(question))
            lead.Add(answer);
    }

    public void Say(GuidePart part, GuidePiece piece)
    {
        told.Add(part);
        lead.Add(piece.Lead);
        if (piece.Rest.Length > 0)
            rest.Add(piece.Rest);
    }

    /// <summary>Says that a point is not known, and whom to ask.</summary>
    public void SayUnknown(string line)
    {
        LacksPoint = true;
        told.Add(GuidePart.Contact);
        Say(line);
    }

    public void Later(string line) => rest.Add(line);

    /// <summary>Says what another has gathered, behind what is said already.</summary>
    public void Add(GuideReply other)
    {
        told.UnionWith(other.told);
        questions.UnionWith(other.questions);
        lead.AddRange(other.lead);
        rest.AddRange(other.rest);
    }

    /// <summary>What is said now, and the line below it.</summary>
    public string Join(string below) => IsEmpty ? below : $"{Lead}\n{below}";
}
