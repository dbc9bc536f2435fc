using MoiSms.Core.Conversations;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.LocalHost.Tracing;

/// <summary>
/// One run of a function for a text, step by step. A call that comes after its end is not noted: it is none of the text's.
/// </summary>
/// <param name="first">The step that it begins with.</param>
/// <param name="attempt">See <see cref="TraceStep.Try"/>.</param>
/// <param name="ended">Called once.</param>
internal sealed class TraceRun(IReadOnlyList<TextTrace> traces, string first, long attempt, TimeProvider time, Action<TraceRun> ended)
    : IDisposable
{
    private readonly Lock gate = new();
    private List<TraceCall> calls = [];
    private string step = first;
    private DateTimeOffset began = time.GetUtcNow();
    private long since = time.GetTimestamp();

    /// <summary>When the last call of this step ended; before there was one, when the step began.</summary>
    private long lastCall = time.GetTimestamp();
    private bool noted;
    private bool completed;
    private bool closed;

    /// <summary>The function came to its end without a fault.</summary>
    public void Completed() => completed = true;

    public void Called(TraceCall call)
    {
        lock (gate)
        {
            if (closed)
                return;
            calls.Add(call);
            lastCall = time.GetTimestamp();
        }
    }

    public void Understood(TextUnderstanding heard)
    {
        lock (gate)
        {
            EndCalls(TraceSteps.Understood);
            Note(new TraceStep { Step = step, At = began, Ms = Took(time.GetTimestamp()), Reading = new TraceReading(heard) });
            Begin(TraceSteps.LookedUp, time.GetTimestamp());
        }
    }

    public void Decided(Decision decision, Reply? reply)
    {
        lock (gate)
        {
            EndCalls(TraceSteps.Worded);
            Note(new TraceStep
            {
                Step = step,
                At = began,
                Ms = Took(time.GetTimestamp()),
                Decision = decision.ToString(),
                Parts = reply?.Parts ?? 0,
                More = reply?.MorePages.Count ?? 0,
            });
            Begin(TraceSteps.Stored, time.GetTimestamp());
        }
    }

    /// <param name="start">When the reply was handed over (a timestamp of the time provider).</param>
    public void Sent(string outcome, long start)
    {
        lock (gate)
        {
            EndCalls(TraceSteps.Sent, start);
            Note(new TraceStep { Step = step, At = began, Ms = Took(time.GetTimestamp()), Outcome = outcome });
            Begin(TraceSteps.Marked, time.GetTimestamp());
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            var alone = step == TraceSteps.Opened ? TraceSteps.Ignored : step;
            if (calls.Count > 0 || !completed || !noted)
            {
                Note(new TraceStep
                {
                    Step = completed ? alone : step,
                    At = began,
                    Ms = Took(time.GetTimestamp()),
                    Calls = calls,
                    Failed = !completed,
                });
            }
        }

        ended(this);
    }

    /// <summary>Ends a step of calls at its last call; what follows begins there.</summary>
    private void EndCalls(string next, long? at = null)
    {
        if (calls.Count > 0)
            Note(new TraceStep { Step = step, At = began, Ms = Took(lastCall), Calls = calls });
        Begin(next, at ?? lastCall);
    }

    private void Begin(string next, long at)
    {
        began += time.GetElapsedTime(since, at);
        (step, since, lastCall, calls) = (next, at, at, []);
    }

    private double Took(long until) => Math.Round(time.GetElapsedTime(since, until).TotalMilliseconds, 2);

    private void Note(TraceStep done)
    {
        noted = true;
        foreach (var trace in traces)
            trace.Add(done with { Try = attempt });
    }
}
