namespace MoiSms.Tests.Reliability;

/// <summary>The calls of one run of a scenario in their order, and the one fault that strikes it.</summary>
/// <param name="at">Index of the call that goes wrong; null = none does.</param>
internal sealed class CrashRun(int? at = null, CrashKind kind = default)
{
    private static readonly AsyncLocal<string?> By = new();

    private readonly Lock gate = new();
    private readonly List<CrashCall> calls = [];
    private readonly HashSet<string> filled = new(StringComparer.Ordinal);
    private bool isFirst;
    private int made;

    /// <summary>Of a run without a fault; the others are only counted.</summary>
    public IReadOnlyList<CrashCall> Calls => calls;

    /// <summary>What is called from now on in this flow is called by that function.</summary>
    public void Begin(string by)
    {
        By.Value = by;
        isFirst = true;
    }

    /// <summary>Somebody put a message there, or tried to.</summary>
    public void Fill(string queue)
    {
        lock (gate)
            filled.Add(queue);
    }

    /// <summary>Whether a message may lie there, so that it has to be looked.</summary>
    public bool MayHold(string queue)
    {
        lock (gate)
            return filled.Contains(queue);
    }

    /// <summary>None lies there.</summary>
    public void Empty(string queue)
    {
        lock (gate)
            filled.Remove(queue);
    }

    /// <summary>Notes a call and says how it goes wrong; null = it does not.</summary>
    /// <param name="call">Makes the call of who calls and whether it is that one's first.</param>
    public CrashKind? Note(Func<string, bool, CrashCall> call)
    {
        lock (gate)
        {
            if (at is null)
                calls.Add(call(By.Value ?? throw new InvalidOperationException("Nobody calls."), isFirst));
            isFirst = false;
            return made++ == at ? kind : null;
        }
    }
}
