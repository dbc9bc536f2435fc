namespace MoiSms.Core.Records.Importing;

/// <param name="Done">Rows so far in this stage.</param>
/// <param name="Total">Rows in all; null while unknown.</param>
public sealed record ImportProgress(ImportStage Stage, long Done, long? Total);
