namespace MoiSms.Gateway.Events;

/// <summary>What became of a report on a text.</summary>
internal enum ReportOutcome
{
    /// <summary>The service has it, and the row says so.</summary>
    Reported,

    /// <summary>Somebody else wrote the row: read it again and decide anew.</summary>
    Overtaken,

    /// <summary>The webhook did not take it: whatever told has to tell again.</summary>
    NotTaken,
}
