using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Configuration;
using MoiSms.Core.DeadLetters;
using MoiSms.Core.Messages;
using MoiSms.Core.Telemetry;

namespace MoiSms.Functions;

/// <summary>Files a text that could not be resolved, and lets its sender know.</summary>
public sealed class FileInboundPoison(PoisonFiler filer, FunctionFailures failures)
{
    [Function(nameof(FileInboundPoison))]
    [QueueOutput(QueueNames.Outbound, Connection = SettingNames.Storage)]
    public Task<string?> RunAsync(
        [QueueTrigger(QueueNames.InboundPoison, Connection = SettingNames.Storage)] QueueMessage message, CancellationToken cancellationToken) => failures.CountAsync(
        nameof(FileInboundPoison),
        async () => await filer.FileInboundAsync(message.Body, cancellationToken) is { } reply ? QueueJson.Write(reply) : null,
        cancellationToken);
}
