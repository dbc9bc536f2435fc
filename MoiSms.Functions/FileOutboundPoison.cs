using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Answering;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Functions;

/// <summary>Files a reply that could not be handled.</summary>
public sealed class FileOutboundPoison(PoisonFiler filer, FunctionFailures failures)
{
    /// <summary>Runs for each message of <c>sms-outbound-poison</c>.</summary>
    [Function(nameof(FileOutboundPoison))]
    public Task RunAsync(
        [QueueTrigger(QueueNames.OutboundPoison, Connection = SettingNames.Storage)] QueueMessage message,
        CancellationToken cancellationToken) =>
        failures.CountAsync(nameof(FileOutboundPoison), () => filer.FileOutboundAsync(message.Body, cancellationToken), cancellationToken);
}
