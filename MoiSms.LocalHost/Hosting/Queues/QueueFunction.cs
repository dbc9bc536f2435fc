using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using MoiSms.LocalHost.Hosting.Discovery;
using MoiSms.LocalHost.Tracing;

namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>Runs a queue function for one message, its output included: when this returns, what it returned is stored.</summary>
/// <param name="trace">Begins to note what happens to the text of a message; null notes nothing.</param>
internal sealed class QueueFunction(
    LocalFunction function, QueueMessageEncoding encoding, QueueOutput? output, IServiceScopeFactory scopes,
    Func<QueueMessage, TraceRun?>? trace = null)
{
    private readonly FunctionInvoker invoker = new(function);

    public string Name => function.Name;

    /// <summary>The message as the function sees it, or null where its body is not in the encoding agreed on.</summary>
    public QueueMessage? Decode(QueueMessage message)
    {
        if (encoding == QueueMessageEncoding.None)
            return message;
        var text = message.Body.ToString();
        var body = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, body, out var length))
            return null;
        return QueuesModelFactory.QueueMessage(
            message.MessageId,
            message.PopReceipt,
            new BinaryData(body.AsMemory(0, length)),
            message.DequeueCount,
            message.NextVisibleOn,
            message.InsertedOn,
            message.ExpiresOn);
    }

    public async Task RunAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        using var run = trace?.Invoke(message);
        await using var scope = scopes.CreateAsyncScope();
        var returned = await invoker.InvokeAsync(scope.ServiceProvider, message, routeValue: null, cancellationToken);
        if (output is not null && returned is string text)
            await output.SendAsync(text, cancellationToken);
        run?.Completed();
    }
}
