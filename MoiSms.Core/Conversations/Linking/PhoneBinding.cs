using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Conversations.Linking;

/// <summary>
/// What the service itself knows of a phone's binding, beside whom it is bound to. It says nothing of a phone bound to somebody else since.
/// </summary>
[Stored("Conversations: Binding of a state")]
internal sealed record PhoneBinding(string CivilId)
{
    /// <summary>How long a new binding rests where the record knew another phone: its owner has time to object.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromHours(24);

    /// <summary>
    /// A binding that was not used for this long asks for a new registration. 90 days: networks give a number to somebody else after some
    /// months of silence.
    /// </summary>
    public static readonly TimeSpan Unused = TimeSpan.FromDays(90);

    /// <summary>The binding rests until then (UTC); null = it does not rest.</summary>
    public DateTimeOffset? HoldsFrom { get; init; }

    /// <summary>When it was made or last answered a personal question (UTC); null = never, as after an import.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The phone was unlinked by its owner: the binding does not hold, even where the ministry's record names the phone.</summary>
    public bool Released { get; init; }
}
