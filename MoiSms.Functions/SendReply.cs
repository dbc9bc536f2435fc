using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;
using MoiSms.Core.Sending;

namespace MoiSms.Functions;

/// <summary>Sends a reply through ACS and records the outcome.</summary>
public sealed class SendReply(ReplySender sender, FunctionFailures failures)
{
    /// <summary>Runs for each message of <c>sms-outbound</c>.</summary>
    [Function(nameof(SendReply))]
    public Task RunAsync(
        [QueueTrigger(QueueNames.Outbound, Connection = SettingNames.Storage)] QueueMessage message, CancellationToken cancellationToken) =>
            failures.CountAsync(
        nameof(SendReply),
        () => sender.SendAsync(QueueJson.ReadOutbound(message.Body), message.DequeueCount, cancellationToken),
        cancellationToken);
}
