namespace MoiSms.Gateway.Link;

/// <summary>The line to the operator's centre is over, or was never there.</summary>
/// <param name="mayHaveArrived">Whether the centre may have taken what was being sent.</param>
internal sealed class SmscLineException(string message, bool mayHaveArrived) : IOException(message)
{
    public bool MayHaveArrived => mayHaveArrived;
}
