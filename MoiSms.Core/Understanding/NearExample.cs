namespace MoiSms.Core.Understanding;

/// <summary>A line of <c>content/examples</c> that is like a text.</summary>
/// <param name="File">Such as <c>visa.txt</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Text">The line, without the points it asks for.</param>
/// <param name="Likeness">0 to 1.</param>
public sealed record NearExample(string File, int Line, string Text, double Likeness);
