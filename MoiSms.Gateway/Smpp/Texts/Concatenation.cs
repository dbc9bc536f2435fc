namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>How a long text goes to the operator.</summary>
internal enum Concatenation
{
    /// <summary>Parts with a user data header, 8 bits of reference: what all phones and centres know. The default.</summary>
    Udh8,

    /// <summary>Parts with a user data header, 16 bits of reference: one letter a part less in UCS-2.</summary>
    Udh16,

    /// <summary>Parts with the optional parameters sar_*, from which the centre makes headers.</summary>
    Sar,

    /// <summary>One message with message_payload, which the centre cuts.</summary>
    Payload,
}
