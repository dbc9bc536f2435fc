using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>What operators made of a reply that was called wrong.</summary>
[Stored("Pilot: State of a flag")]
[JsonConverter(typeof(JsonStringEnumConverter<FlagState>))]
public enum FlagState
{
    /// <summary>Nobody said anything of it yet.</summary>
    [JsonStringEnumMemberName("new")] New,

    /// <summary>It was wrong, and will not be again.</summary>
    [JsonStringEnumMemberName("fixed")] Fixed,

    /// <summary>It was right.</summary>
    [JsonStringEnumMemberName("no-fault")] NoFault,
}
