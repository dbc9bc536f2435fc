using MoiSms.Core.Sending;

namespace MoiSms.Tests.Reliability;

/// <summary>The line from one process to the carrier: a send is a call like any other, and goes wrong like one.</summary>
internal sealed class CrashingSender(CrashRun run, CrashingCalls process, OneCarrier carrier) : ISmsSender
{
    public Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken)
    {
        process.ThrowIfDead();
        var kind = run.Note(CrashCall.Send);
        if (kind == CrashKind.KilledBefore)
            process.Kill();
        if (kind == CrashKind.Refused)
            return Task.FromResult<SmsSendOutcome>(new SmsSendOutcome.TryLater("503", null));
        var outcome = carrier.Take(sms);
        if (kind == CrashKind.KilledAfter)
            process.Kill();
        return Task.FromResult(kind == CrashKind.AnswerLost ? new SmsSendOutcome.TryLater("no-answer", null) : outcome);
    }
}
