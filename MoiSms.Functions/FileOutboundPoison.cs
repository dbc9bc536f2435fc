using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Configuration;
using MoiSms.Core.DeadLetters;
using MoiSms.Core.Telemetry;

namespace MoiSms.Functions;

/// <summary>Files a reply that could not be handled.</summary>
public sealed class FileOutboundPoison(PoisonFiler filer, FunctionFailures failures)
{
    [Function(nameof(FileOutboundPoison))]
    public Task RunAsync(
        [QueueTrigger(QueueNames.OutboundPoison, Connection = SettingNames.Storage)] QueueMessage message, CancellationToken cancellationToken) =>
        failures.CountAsync(nameof(FileOutboundPoison), () => filer.FileOutboundAsync(message.Body, cancellationToken), cancellationToken);
}
