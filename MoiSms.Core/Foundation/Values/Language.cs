using System.Text.Json.Serialization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>A language the service replies in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Language>))]
public enum Language
{
    /// <summary><c>ar</c> in JSON and in storage.</summary>
    [JsonStringEnumMemberName("ar")]
    Arabic,

    /// <summary><c>en</c> in JSON and in storage.</summary>
    [JsonStringEnumMemberName("en")]
    English,
}
