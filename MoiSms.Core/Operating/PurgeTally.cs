namespace MoiSms.Core.Operating;

/// <summary>What a run has done so far, whoever of its parallel workers did it.</summary>
internal sealed class PurgeTally
{
    private readonly Lock adding = new();

    public PurgeResult Sum { get; private set; } = PurgeResult.Nothing;

    public void Add(PurgeResult one)
    {
        lock (adding)
            Sum += one;
    }
}
