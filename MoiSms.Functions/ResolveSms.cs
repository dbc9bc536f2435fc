using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Answering;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.Functions;

/// <summary>Resolves a text and hands its reply on. The host stores the reply before it deletes the text.</summary>
public sealed class ResolveSms(SmsResolver resolver, FunctionFailures failures)
{
    /// <summary>Runs for each message of <c>sms-inbound</c>.</summary>
    /// <returns>The body of an <c>sms-outbound</c> message; null where there is no reply.</returns>
    [Function(nameof(ResolveSms))]
    [QueueOutput(QueueNames.Outbound, Connection = SettingNames.Storage)]
    public Task<string?> RunAsync(
        [QueueTrigger(QueueNames.Inbound, Connection = SettingNames.Storage)] QueueMessage message, CancellationToken cancellationToken) =>
            failures.CountAsync(
        nameof(ResolveSms),
        async () => await resolver.ResolveAsync(QueueJson.ReadInbound(message.Body), cancellationToken) is { } reply
            ? QueueJson.Write(reply)
            : null,
        cancellationToken);
}
