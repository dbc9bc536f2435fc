namespace MoiSms.Core.Sending;

/// <summary>The way out to the operator.</summary>
public interface ISmsSender
{
    /// <summary>Hands one text over. Never throws for what the operator answers: the outcome says it.</summary>
    Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken);
}
