namespace MoiSms.LocalHost.Tracing;

/// <summary>The steps of a text, as the page knows them.</summary>
internal static class TraceSteps
{
    /// <summary>The event was taken and the text stored in its queue.</summary>
    public const string Received = "received";

    /// <summary>The conversation before it was read.</summary>
    public const string Opened = "opened";

    /// <summary>What it asks for was made out.</summary>
    public const string Understood = "understood";

    /// <summary>Records, settings or centres were read for it; left out where nothing had to be.</summary>
    public const string LookedUp = "lookedUp";

    /// <summary>The answer was decided and worded.</summary>
    public const string Worded = "worded";

    /// <summary>Answer and state were written, and the reply put into its queue.</summary>
    public const string Stored = "stored";

    /// <summary>A copy of a reply looked whether it is still wanted.</summary>
    public const string Checked = "checked";

    /// <summary>The reply was handed over.</summary>
    public const string Sent = "sent";

    /// <summary>The row was marked as sent, or the reply put back for later.</summary>
    public const string Marked = "marked";

    /// <summary>The delivery report was taken, and the row marked.</summary>
    public const string Reported = "reported";

    /// <summary>Nothing was read or answered: a sender that gets no reply.</summary>
    public const string Ignored = "ignored";

    /// <summary>It went to the poison queue and was filed.</summary>
    public const string Filed = "filed";
}
