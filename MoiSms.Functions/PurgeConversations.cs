using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using MoiSms.Core.Maintenance;

namespace MoiSms.Functions;

/// <summary>Deletes message rows past retention, every night at 03:30 in Kuwait (00:30 UTC).</summary>
public sealed partial class PurgeConversations(ConversationPurger purger, ILogger<PurgeConversations> logger)
{
    [Function(nameof(PurgeConversations))]
    public async Task RunAsync([TimerTrigger("0 30 0 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        LogPurged(logger, await purger.PurgeAsync(cancellationToken), timer.IsPastDue);

    [LoggerMessage(EventId = 401, Level = LogLevel.Information, Message = "{Rows} message rows past retention were deleted (past due: {PastDue})")]
    private static partial void LogPurged(ILogger logger, int rows, bool pastDue);
}
