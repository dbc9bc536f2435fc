namespace Azure.Communication.Sms;

/// <summary>How one text is sent.</summary>
public class SmsSendOptions(bool enableDeliveryReport)
{
    public bool EnableDeliveryReport { get; } = enableDeliveryReport;

    /// <summary>Comes back in the delivery report; null sends none.</summary>
    public string? Tag { get; set; }
}
