namespace MoiSms.Gateway.Hosting;

/// <summary>What becomes of a text of which nobody knows whether the operator took it.</summary>
internal enum AfterCrash
{
    /// <summary>It is not sent again. A receipt may still tell; where none comes, it is reported as unknown (5002). The default.</summary>
    ReportUnknown,

    /// <summary>It is sent again, and may reach the phone twice.</summary>
    Resend,
}
