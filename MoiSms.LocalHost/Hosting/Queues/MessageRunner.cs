using Azure;
using Azure.Storage.Queues.Models;
using MoiSms.Core.Foundation.Telemetry;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>
/// Brings one fetched message to its end: deleted, hidden until its next try, or copied to the poison queue. Never throws.
/// </summary>
internal sealed partial class MessageRunner(QueueListener listener, StorageTrouble trouble, ILogger logger)
{
    /// <param name="execution">Asks the function to end; its message is then put back as after any failure.</param>
    /// <param name="abandoned">The host is gone for this message: nobody touches it any more, and it comes back when its lease
    /// ends.</param>
    public async Task RunAsync(QueueMessage message, CancellationToken execution, CancellationToken abandoned)
    {
        try
        {
            // More tries than allowed were begun, and the last one never ended: its host was killed.
            if (message.DequeueCount > listener.Settings.MaxDequeueCount)
            {
                await PoisonAsync(message, message.PopReceipt);
                return;
            }

            if (listener.Function.Decode(message) is not { } decoded)
            {
                LogUndecodable(logger, listener.Queue.Name);
                await PoisonAsync(message, message.PopReceipt);
                return;
            }

            var lease = new MessageLease(listener.Queue, message, listener.Lease, listener.Time, listener.Counts, abandoned);
            bool succeeded;
            await using (lease)
                succeeded = await TryFunctionAsync(decoded, execution);
            if (!abandoned.IsCancellationRequested)
                await CompleteAsync(message, lease.PopReceipt, succeeded);
        }
        catch (RequestFailedException taken) when (taken.Status is 400 or 404)
        {
            LogTaken(logger, listener.Function.Name);
        }
        catch (Exception fault)
        {
            // Nothing is lost: the message comes back when its lease ends.
            trouble.Report(fault);
        }
    }

    private async Task<bool> TryFunctionAsync(QueueMessage message, CancellationToken execution)
    {
        try
        {
            await listener.Function.RunAsync(message, execution);
            return true;
        }
        catch (Exception fault)
        {
            LogFailed(logger, listener.Function.Name, FaultOutline.Kind(fault), message.DequeueCount, listener.Settings.MaxDequeueCount);
            if (logger.IsEnabled(LogLevel.Information))
                LogFailure(logger, listener.Function.Name, FaultOutline.Full(fault));
            return false;
        }
    }

    private async Task CompleteAsync(QueueMessage message, string popReceipt, bool succeeded)
    {
        if (succeeded)
        {
            await DeleteAsync(message, popReceipt);
        }
        else if (listener.Poison is not null)
        {
            if (message.DequeueCount >= listener.Settings.MaxDequeueCount)
                await PoisonAsync(message, popReceipt);
            else
                await listener.Queue.UpdateMessageAsync(
                    message.MessageId, popReceipt, visibilityTimeout: listener.Settings.VisibilityTimeout);
        }

        // What failed in a poison queue stays hidden until its lease ends, so that it cannot spin.
    }

    private async Task PoisonAsync(QueueMessage message, string popReceipt)
    {
        if (listener.Poison is null)
            return;
        LogPoisoned(logger, listener.Function.Name, listener.Poison.Name);
        await listener.Poison.SendOrCreateAsync(message.Body, CancellationToken.None);
        listener.Counts.CountPoisoned();
        await DeleteAsync(message, popReceipt);
    }

    private async Task DeleteAsync(QueueMessage message, string popReceipt)
    {
        await listener.Queue.DeleteMessageAsync(message.MessageId, popReceipt);
        listener.Counts.CountDelete();
    }

    [LoggerMessage(10, LogLevel.Warning, "Function {Function} failed: {Fault} (try {Try} of {Tries}).")]
    private static partial void LogFailed(ILogger logger, string function, string fault, long @try, int tries);

    [LoggerMessage(11, LogLevel.Information, "Function {Function} failed: {Outline}")]
    private static partial void LogFailure(ILogger logger, string function, string outline);

    [LoggerMessage(12, LogLevel.Warning, "Function {Function}: a message is poison and goes to {Queue}.")]
    private static partial void LogPoisoned(ILogger logger, string function, string queue);

    [LoggerMessage(13, LogLevel.Warning, "Queue {Queue}: a message is not base64, which host.json asks for.")]
    private static partial void LogUndecodable(ILogger logger, string queue);

    [LoggerMessage(14, LogLevel.Warning, "Function {Function}: its lease ran out, and the message went to somebody else.")]
    private static partial void LogTaken(ILogger logger, string function);
}
