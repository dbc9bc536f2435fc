namespace Azure.Communication.Sms;

/// <summary>What became of one recipient's text. A failure stands here, inside a response that succeeded.</summary>
public class SmsSendResult
{
    internal SmsSendResult(string to, string? messageId, int httpStatusCode, bool successful, string? errorMessage)
    {
        To = to;
        MessageId = messageId;
        HttpStatusCode = httpStatusCode;
        Successful = successful;
        ErrorMessage = errorMessage;
    }

    public string To { get; }

    /// <summary>Absent where the recipient failed.</summary>
    public string? MessageId { get; }

    /// <summary>202 where the text was taken; 400 and 503 where not.</summary>
    public int HttpStatusCode { get; }

    public bool Successful { get; }

    public string? ErrorMessage { get; }
}
