using MoiSms.Cli.Capacity;

namespace MoiSms.Benchmarks.Scale;

/// <summary>What the stand-in serves. Messages count when they are put, and again, on another count, when they are received.</summary>
/// <param name="Messages">A second, of one queue.</param>
/// <param name="Rows">A second, of one partition.</param>
/// <param name="Requests">A second, of the account.</param>
/// <param name="ShortestMs">Of one call; all lengths up to <paramref name="LongestMs"/> are as likely.</param>
internal sealed record ScaleLimits(double Messages, double Rows, double Requests, double ShortestMs, double LongestMs)
{
    /// <param name="share">Of the published limits: with a part of them they are reached before the processor is.</param>
    public static ScaleLimits Published(double share) => new(
        ServiceModel.PublishedQueueLimit * share, ServiceModel.PublishedPartitionLimit * share,
        ServiceModel.PublishedAccountLimit * share, 5, 15);
}
