namespace MoiSms.Tests.Reliability;

/// <summary>The calls of one run of a scenario in their order, and the one fault that strikes it.</summary>
/// <param name="at">Index of the call that goes wrong; null = none does.</param>
internal sealed class CrashRun(int? at = null, CrashKind kind = default)
{
    private static readonly AsyncLocal<string?> By = new();

    private readonly Lock gate = new();
    private readonly List<CrashCall> calls = [];
    private bool isFirst;

    public IReadOnlyList<CrashCall> Calls => calls;

    /// <summary>What is called from now on in this flow is called by that function.</summary>
    public void Begin(string by)
    {
        By.Value = by;
        isFirst = true;
    }

    /// <summary>Notes a call and says how it goes wrong; null = it does not.</summary>
    /// <param name="call">Makes the call of who calls and whether it is that one's first.</param>
    public CrashKind? Note(Func<string, bool, CrashCall> call)
    {
        lock (gate)
        {
            calls.Add(call(By.Value ?? throw new InvalidOperationException("Nobody calls."), isFirst));
            isFirst = false;
            return calls.Count - 1 == at ? kind : null;
        }
    }
}
