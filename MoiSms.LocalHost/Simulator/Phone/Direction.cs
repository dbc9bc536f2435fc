using System.Text.Json.Serialization;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>The way of a text, seen from the service.</summary>
internal enum Direction
{
    [JsonStringEnumMemberName("in")] In,
    [JsonStringEnumMemberName("out")] Out,
}
