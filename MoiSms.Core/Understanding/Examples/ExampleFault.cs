namespace MoiSms.Core.Understanding.Examples;

/// <summary>What is wrong with a line of an example file, in words for the person who edits it.</summary>
/// <param name="Line">Counted from 1.</param>
internal sealed record ExampleFault(string File, int Line, string Message);
