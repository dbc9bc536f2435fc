using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Understanding;

/// <summary>
/// Which point of a topic is asked: the reply begins with it. The JSON names are those of the labelled corpus, and are stored: they are
/// never changed.
/// </summary>
[Stored("Conversations: Menu and Last of a state")]
[JsonConverter(typeof(NamedEnumConverter<Ask>))]
public enum Ask
{
    /// <summary>No point in particular, or one that has no name here.</summary>
    [JsonStringEnumMemberName("other")] Other,

    /// <summary>What a service costs.</summary>
    [JsonStringEnumMemberName("fee")] Fee,

    /// <summary>What an offence or a delay costs.</summary>
    [JsonStringEnumMemberName("fine")] Fine,

    /// <summary>What to bring.</summary>
    [JsonStringEnumMemberName("papers")] Papers,

    /// <summary>How it is done.</summary>
    [JsonStringEnumMemberName("steps")] Steps,

    /// <summary>Where it is done.</summary>
    [JsonStringEnumMemberName("where")] Where,

    /// <summary>Whether and how it is done without going there.</summary>
    [JsonStringEnumMemberName("online")] Online,

    /// <summary>How long it takes, or holds.</summary>
    [JsonStringEnumMemberName("duration")] Duration,

    /// <summary>The rule itself: ages, salaries, limits.</summary>
    [JsonStringEnumMemberName("conditions")] Conditions,

    /// <summary>Whether this sender may.</summary>
    [JsonStringEnumMemberName("can-i")] CanI,

    /// <summary>The state of a record or a request.</summary>
    [JsonStringEnumMemberName("status")] Status,

    /// <summary>Until when something holds.</summary>
    [JsonStringEnumMemberName("expiry")] Expiry,

    /// <summary>How many.</summary>
    [JsonStringEnumMemberName("count")] Count,

    /// <summary>How much in all.</summary>
    [JsonStringEnumMemberName("amount")] Amount,

    /// <summary>All of them, one by one.</summary>
    [JsonStringEnumMemberName("list")] List,

    /// <summary>Opening hours.</summary>
    [JsonStringEnumMemberName("hours")] Hours,

    /// <summary>A centre's telephone number.</summary>
    [JsonStringEnumMemberName("phone")] Phone,

    /// <summary>A centre's address.</summary>
    [JsonStringEnumMemberName("address")] Address,

    /// <summary>Whether it is open at this moment.</summary>
    [JsonStringEnumMemberName("open-now")] OpenNow,
}
