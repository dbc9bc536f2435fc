using MoiSms.Gateway.Smpp;

namespace MoiSms.Gateway.Link;

/// <summary>A line with a place in its window that is kept for one text.</summary>
internal sealed class SubmitTurn(SmscSession session) : IDisposable
{
    private bool isUsed;

    /// <summary>Hands all messages over; the further ones wait for places of their own. Fails for none of them.</summary>
    public async Task<SubmitResult[]> SubmitAsync(IEnumerable<MessagePdu> messages)
    {
        isUsed = true;
        return await Task.WhenAll(messages.Select((message, index) => SubmitAsync(message, hasPlace: index == 0)));
    }

    public void Dispose()
    {
        if (!isUsed)
            session.Leave();
    }

    private async Task<SubmitResult> SubmitAsync(MessagePdu message, bool hasPlace)
    {
        if (!hasPlace && !await session.EnterAsync(CancellationToken.None))
            return new SubmitResult(null, SubmitFault.Full, CommandStatus.Ok);
        try
        {
            return SubmitResult.Of(await session.SubmitAsync(message));
        }
        catch (SmscLineException e)
        {
            return new SubmitResult(null, e.MayHaveArrived ? SubmitFault.Unanswered : SubmitFault.NoBind, CommandStatus.Ok);
        }
        finally
        {
            session.Leave();
        }
    }
}
