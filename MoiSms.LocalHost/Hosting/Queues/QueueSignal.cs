namespace MoiSms.LocalHost.Hosting.Queues;

/// <summary>Ends the pause of one queue's listener early.</summary>
internal sealed class QueueSignal(TimeProvider time)
{
    private volatile TaskCompletionSource raised = New();

    public void Raise() => raised.TrySetResult();

    /// <summary>
    /// Forgets what was raised so far. To be called <b>before</b> a fetch: a message that arrives during the fetch must still end the pause
    /// after it.
    /// </summary>
    public void Arm() => raised = New();

    /// <summary>Returns when the pause is over, when raised since <see cref="Arm"/>, or when cancelled; never throws.</summary>
    public async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(raised.Task, Task.Delay(pause, time, over.Token));
        await over.CancelAsync();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
