namespace MoiSms.Benchmarks.Local;

/// <summary>Of one start.</summary>
internal sealed record StartFigures(double ReadyMs, double FirstReplyMs, double ReadyMb, double LoadedMb, double PeakMb);
