using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>
/// Row keys and properties of the table <c>Gateway</c>. All rows of a phone stand in its partition, so that an erasure finds them, and
/// what belongs together is written together.
/// </summary>
[Stored("Gateway: keys and properties")]
public static class GatewayNames
{
    /// <summary>A text that goes out: <c>s:</c> and its repeatability id.</summary>
    public const string Submit = "s:";

    /// <summary>Leads from the operator's message id to the text: <c>r:</c> and the id's hash.</summary>
    public const string Receipt = "r:";

    /// <summary>A text that came: <c>i:</c> and the hash of what it is known by.</summary>
    public const string Inbound = "i:";

    /// <summary>A part of a text that came: <c>p:</c>, the text's hash, and its number.</summary>
    public const string Part = "p:";

    /// <summary>Partition: the texts of which nobody knows whether the operator took them.</summary>
    public const string Doubts = "doubts";

    /// <summary>Partition: the texts of which parts are waited for.</summary>
    public const string Waiting = "waiting";

    /// <summary>Partition: the lines to the operator, each up to when all it was answered is known to have arrived.</summary>
    public const string Lines = "lines";

    /// <summary>When the row was first written; the purge goes by it.</summary>
    public const string At = "At";

    /// <summary>How far a text is: one of <c>SubmitState</c>.</summary>
    public const string State = "State";

    /// <summary>When the text was last handed over.</summary>
    public const string TriedAt = "TriedAt";

    /// <summary>The citizen's number.</summary>
    public const string To = "To";

    /// <summary>Our number, or the sender's of a part.</summary>
    public const string From = "From";

    /// <summary>The tag of the send, for its report.</summary>
    public const string Tag = "Tag";

    /// <summary>repeatabilityFirstSent.</summary>
    public const string FirstSent = "FirstSent";

    /// <summary>The operator's message ids, one a part, separated by blanks; <c>-</c> for a part that was not taken.</summary>
    public const string MessageIds = "MessageIds";

    /// <summary>Parts that were delivered, a bit each.</summary>
    public const string Delivered = "Delivered";

    /// <summary>Since when somebody tells the service what became of the text; absent while nobody does.</summary>
    public const string ReportingAt = "ReportingAt";

    /// <summary>The row key of the text that a receipt is about.</summary>
    public const string Text = "Text";

    /// <summary>Which part a receipt is about, from 0.</summary>
    public const string Number = "Number";

    /// <summary>The id under which a text was passed on.</summary>
    public const string Id = "Id";

    /// <summary>The line over which a text came.</summary>
    public const string Line = "Line";

    /// <summary>Whether the text was passed on.</summary>
    public const string IsDone = "IsDone";

    /// <summary>When it was passed on.</summary>
    public const string DoneAt = "DoneAt";

    /// <summary>The letters of a part.</summary>
    public const string Letters = "Letters";

    /// <summary>Their alphabet.</summary>
    public const string Alphabet = "Alphabet";

    /// <summary>How many parts the text has.</summary>
    public const string Total = "Total";
}
