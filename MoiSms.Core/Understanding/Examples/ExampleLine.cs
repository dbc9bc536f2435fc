namespace MoiSms.Core.Understanding.Examples;

/// <summary>One line of <c>content/examples</c>, or a way to ask one of a service's own questions.</summary>
/// <param name="Topic">The id of the record, service or matter: the name of its file.</param>
/// <param name="Voice">Who wrote it: the section it stands in; empty above the first.</param>
/// <param name="Asks">The points it asks for (fee, papers ...), without the <c>@</c>.</param>
/// <param name="File">The file's name, such as <c>residency.txt</c>.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="PointAsks">The name of the point (fee, can-i ...) that that question is about; null for all others.</param>
/// <param name="Point">The id of the service's own question that it asks; null for all others.</param>
internal sealed record ExampleLine(
    string Topic, string Voice, string Text, IReadOnlyList<string> Asks, string File, int Line, string? Point = null,
    string? PointAsks = null)
{
    /// <summary>
    /// The voice of further ways to ask a service's own questions. So many are for the questions alone: with them services that have many
    /// would become likelier than they are.
    /// </summary>
    public const string Questions = "questions";

    /// <summary>Stands among <see cref="Answers"/> for the service's card.</summary>
    public const string Card = "card";

    /// <summary>Stands among <see cref="Answers"/> where nothing of the service answers the text.</summary>
    public const string NoAnswer = "none";

    /// <summary>
    /// What of its service answers it, without the <c>=</c>, what is asked first at the head: ids of the service's own questions,
    /// <see cref="Card"/> or <see cref="NoAnswer"/>; empty where nobody has said.
    /// </summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>Whether it teaches which topics texts are about, and which points they ask.</summary>
    public bool TeachesTopics => Voice != Questions;
}
