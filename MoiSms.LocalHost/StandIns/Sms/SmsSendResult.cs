namespace Azure.Communication.Sms;

/// <summary>What became of one recipient's text. A failure stands here, inside a response that succeeded.</summary>
public class SmsSendResult
{
    internal SmsSendResult()
    {
    }

    public required string To { get; init; }

    /// <summary>Absent where the recipient failed.</summary>
    public string? MessageId { get; init; }

    /// <summary>202 where the text was taken; 400 and 503 where not.</summary>
    public required int HttpStatusCode { get; init; }

    public required bool Successful { get; init; }

    public string? ErrorMessage { get; init; }
}
