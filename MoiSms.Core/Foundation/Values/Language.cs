using System.Text.Json.Serialization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>A language the service replies in.</summary>
[Stored("Conversations: Language, Menu and Last of a state, Effects of a text; Records: Language of a holder")]
[JsonConverter(typeof(NamedEnumConverter<Language>))]
public enum Language
{
    /// <summary><c>ar</c> in JSON and in storage.</summary>
    [JsonStringEnumMemberName("ar")]
    Arabic,

    /// <summary><c>en</c> in JSON and in storage.</summary>
    [JsonStringEnumMemberName("en")]
    English,
}
