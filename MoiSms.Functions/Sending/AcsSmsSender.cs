using Azure;
using Azure.Communication.Sms;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Sending;

namespace MoiSms.Functions.Sending;

/// <summary>Sends through Azure Communication Services, with repeatability fields of our own.</summary>
internal sealed class AcsSmsSender(SmsClient client, MoiSmsSettings settings) : ISmsSender
{
    public async Task<SmsSendOutcome> SendAsync(SmsToSend sms, CancellationToken cancellationToken)
    {
        using var scope = Repeatability.Scope(sms.RepeatabilityRequestId, sms.RepeatabilityFirstSent);
        try
        {
            var options = new SmsSendOptions(enableDeliveryReport: true) { Tag = sms.Tag };
            var response = await client.SendAsync(settings.ServiceNumber, sms.To, sms.Text, options, cancellationToken);
            return AcsResponse.Read(response.GetRawResponse().Content);
        }
        catch (RequestFailedException e)
        {
            return AcsResponse.Classify(e);
        }
        catch (Exception e) when (e is OperationCanceledException or AggregateException or IOException
            && !cancellationToken.IsCancellationRequested)
        {
            // No answer: whether ACS took it is unknown, and its own de-duplication settles that on the next try.
            return new SmsSendOutcome.TryLater("no-answer", null);
        }
    }

    /// <summary>The client as both hosts use it: no retries of its own (the queue does that), signing after our fields are in.</summary>
    public static SmsClient CreateClient(AcsConnection acs)
    {
        var options = new SmsClientOptions();
        options.Retry.MaxRetries = 0;
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.AddPolicy(new RepeatabilityPolicy(), Azure.Core.HttpPipelinePosition.PerCall);
        return acs.ConnectionString is not null
            ? new SmsClient(acs.ConnectionString, options)
            : new SmsClient(acs.Endpoint!, acs.Credential!, options);
    }
}
