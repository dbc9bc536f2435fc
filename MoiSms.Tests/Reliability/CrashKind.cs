namespace MoiSms.Tests.Reliability;

/// <summary>How one call of a process, to storage or to ACS, goes wrong.</summary>
internal enum CrashKind
{
    /// <summary>The process is killed before the call: nothing of it happened.</summary>
    KilledBefore,

    /// <summary>The process is killed when the call took effect, before it hears so.</summary>
    KilledAfter,

    /// <summary>The call took effect; the process lives and hears of a cut connection.</summary>
    AnswerLost,

    /// <summary>The call took effect, its answer was lost, and the client library made the same call again.</summary>
    MadeTwice,

    /// <summary>The call had no effect; the process lives and hears of a cut connection.</summary>
    Refused,
}
