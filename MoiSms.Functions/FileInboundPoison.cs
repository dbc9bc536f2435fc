using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Answering;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Functions;

/// <summary>Files a text that could not be resolved, and lets its sender know.</summary>
public sealed class FileInboundPoison(PoisonFiler filer, FunctionFailures failures)
{
    /// <summary>Runs for each message of <c>sms-inbound-poison</c>.</summary>
    [Function(nameof(FileInboundPoison))]
    [QueueOutput(QueueNames.Outbound, Connection = SettingNames.Storage)]
    public Task<string?> RunAsync(
        [QueueTrigger(QueueNames.InboundPoison, Connection = SettingNames.Storage)] QueueMessage message,
        CancellationToken cancellationToken) => failures.CountAsync(
        nameof(FileInboundPoison),
        async () => await filer.FileInboundAsync(message.Body, cancellationToken) is { } reply ? QueueJson.Write(reply) : null,
        cancellationToken);
}
