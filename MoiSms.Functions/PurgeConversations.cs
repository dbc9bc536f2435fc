using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions;

/// <summary>
/// Blanks old texts and deletes rows, locks and dead letters past retention, every hour: a run that its limit ended goes on with the next.
/// </summary>
public sealed partial class PurgeConversations(ConversationPurger purger, ILogger<PurgeConversations> logger)
{
    /// <summary>Runs by its timer, on one instance.</summary>
    [Function(nameof(PurgeConversations))]
    public async Task RunAsync([TimerTrigger("0 30 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var result = await purger.PurgeAsync(cancellationToken);
        LogPurged(logger, result.Blanked, result.Deleted, result.Finished, timer.IsPastDue);
    }

    [LoggerMessage(EventId = 401, Level = LogLevel.Information,
        Message = "{Blanked} rows lost their words and {Deleted} past retention went (all done: {Finished}, past due: {PastDue})")]
    private static partial void LogPurged(ILogger logger, int blanked, int deleted, bool finished, bool pastDue);
}
