using System.Text.Json.Serialization;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations;

/// <summary>
/// What an answer changes outside its own conversation. It stands in the answer's row until it is carried out, so that a crash between the
/// two loses nothing; carried out twice it changes nothing more. The names are stored: they are never changed.
/// </summary>
[Stored("Conversations: Effects of a text")]
[JsonDerivedType(typeof(UnlinkPhone), "unlink-phone")]
[JsonDerivedType(typeof(TellPhone), "tell-phone")]
[JsonDerivedType(typeof(FileFlag), "file-flag")]
internal abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Takes the phone that texted from those that the person linked by texting.</summary>
    [Stored("Conversations: Effects of a text")]
    public sealed record UnlinkPhone(string CivilId) : Effect;

    /// <summary>Tells a phone that the record knew before that another one was linked.</summary>
    /// <param name="Phone">E.164.</param>
    /// <param name="HoldsFrom">When the new binding begins to hold (UTC).</param>
    /// <param name="Language">The person's; null where the record has none. What the phone was answered in last comes before it.</param>
    [Stored("Conversations: Effects of a text")]
    public sealed record TellPhone(string Phone, DateTimeOffset HoldsFrom, Language? Language) : Effect;

    /// <summary>Keeps a pilot member's words together with the reply that they call wrong.</summary>
    /// <param name="RepliedTo">The id of the text whose reply it is.</param>
    [Stored("Conversations: Effects of a text")]
    public sealed record FileFlag(string RepliedTo) : Effect;
}
