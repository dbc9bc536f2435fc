using System.Text.Json.Serialization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>A language the service replies in.</summary>
[Stored("Conversations: Language, Menu and Last of a state, Effects of a text; Records: Language of a holder")]
[JsonConverter(typeof(NamedEnumConverter<Language>))]
public enum Language
{
    [JsonStringEnumMemberName("ar")]
    Arabic,

    [JsonStringEnumMemberName("en")]
    English,
}
