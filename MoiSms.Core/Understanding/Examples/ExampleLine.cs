namespace MoiSms.Core.Understanding.Examples;

/// <summary>One line of <c>content/examples</c>.</summary>
/// <param name="Topic">The id of the record, service or matter: the name of its file.</param>
/// <param name="Voice">Who wrote it: the section it stands in; empty above the first.</param>
/// <param name="Asks">The points it asks for (fee, papers ...), without the <c>@</c>.</param>
/// <param name="File">The file's name, such as <c>residency.txt</c>.</param>
/// <param name="Line">Counted from 1.</param>
internal sealed record ExampleLine(string Topic, string Voice, string Text, IReadOnlyList<string> Asks, string File, int Line);
