using Azure;
using Azure.Communication.Sms;
using Azure.Core;
using Azure.Identity;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Sending;

namespace MoiSms.Functions.Sending;

/// <summary>Sends through Azure Communication Services, with repeatability fields of our own.</summary>
internal sealed class AcsSmsSender(SmsClient client, MoiSmsSettings settings) : ISmsSender
{
    public async Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken)
    {
        AcsAnswer? answer = null;
        using var repeatability = Repeatability.Scope(sms.RepeatabilityRequestId, sms.RepeatabilityFirstSent);
        using var listening = AnswerPolicy.Listen(heard => answer = heard);
        try
        {
            var options = new SmsSendOptions(enableDeliveryReport: true) { Tag = sms.Tag };
            await client.SendAsync(settings.ServiceNumber, sms.To, sms.Text, options, cancellationToken);
        }
        catch (Exception) when (answer is not null)
        {
            // A refusal, or a body that the client cannot read: the answer itself says what it means.
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or OperationCanceledException
            or AggregateException or IOException && !cancellationToken.IsCancellationRequested)
        {
            // No answer, or no token to ask with: whether ACS took it is unknown, and its own de-duplication settles that on the next try.
            return new SmsSendOutcome.TryLater("no-answer", null);
        }

        return answer!.Status == StatusCodes.Status202Accepted
            ? AcsResponse.Read(answer.Body)
            : AcsResponse.Classify(answer.Status, answer.RetryAfter);
    }

    /// <summary>The client as both hosts use it: no retries of its own (the queue does that), signing after our fields are in.</summary>
    public static SmsClient CreateClient(AcsConnection acs)
    {
        var options = new SmsClientOptions();
        options.Retry.MaxRetries = 0;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.AddPolicy(new RepeatabilityPolicy(), HttpPipelinePosition.PerCall);
        options.AddPolicy(new AnswerPolicy(), HttpPipelinePosition.PerCall);
        return acs.ConnectionString is not null
            ? new SmsClient(acs.ConnectionString, options)
            : new SmsClient(acs.Endpoint!, acs.Credential!, options);
    }
}
