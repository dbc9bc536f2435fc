namespace MoiSms.Core.Operating;

/// <param name="Text">With a star for each digit.</param>
/// <param name="Count">How often it was texted.</param>
public sealed record NotUnderstoodLine(string Text, int Count);
