using System.Text.Json.Serialization;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>How far a text has come.</summary>
internal enum MessageState
{
    /// <summary>In: the event is on its way to the function, perhaps in retries.</summary>
    [JsonStringEnumMemberName("posting")] Posting,

    /// <summary>In: the function took the event.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>In: the function refused the event for good, or it grew too old.</summary>
    [JsonStringEnumMemberName("dropped")] Dropped,

    /// <summary>Out: accepted, on its way to the phone.</summary>
    [JsonStringEnumMemberName("sent")] Sent,

    /// <summary>Out: on the phone.</summary>
    [JsonStringEnumMemberName("delivered")] Delivered,

    /// <summary>Out: did not reach the phone.</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}
