namespace MoiSms.Core.Understanding;

/// <summary>A line of <c>content/examples</c> that is read as another topic than its file's, though it was learned from.</summary>
/// <param name="File">Such as <c>visa.txt</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Text">The line, without the points it asks for.</param>
/// <param name="ReadAs">The topic it is read as.</param>
/// <param name="Probability">How likely that topic is, 0 to 1.</param>
/// <param name="Nearest">The lines of that topic most like it, the most like first, each as <c>file:line text</c>.</param>
public sealed record ExampleDoubt(string File, int Line, string Text, string ReadAs, double Probability, IReadOnlyList<string> Nearest);
