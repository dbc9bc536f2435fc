using System.Text.Json.Serialization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>A language the service replies in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Language>))]
public enum Language
{
    [JsonStringEnumMemberName("ar")]
    Arabic,

    [JsonStringEnumMemberName("en")]
    English,
}
