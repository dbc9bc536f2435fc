using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Counting;

/// <summary>What became of a text, for the figures: each text has one.</summary>
[Stored("Pilot: Counts of an hour")]
internal enum TextOutcome
{
    /// <summary>Understood, allowed, and answered.</summary>
    Answered,

    /// <summary>Answered, but not understood.</summary>
    NotUnderstood,

    /// <summary>Understood, but the phone may not know that, or could not be linked.</summary>
    Refused,

    /// <summary>Not answered on purpose: limits, the phase, opted out. At most a notice went out.</summary>
    Silent,

    /// <summary>It could not be handled, or its reply was refused, expired, or reported undelivered.</summary>
    Failed,
}
