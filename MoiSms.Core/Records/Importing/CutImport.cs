namespace MoiSms.Core.Records.Importing;

/// <summary>How far an import came that did not end; the same file goes on from there.</summary>
/// <param name="Digest">SHA-256 of the file.</param>
/// <param name="AsOf">What its rows say; those that follow say the same.</param>
/// <param name="Line">All rows to this line are stored.</param>
/// <param name="At">When that was so.</param>
internal sealed record CutImport(string Digest, DateTimeOffset AsOf, long Line, DateTimeOffset At);
