using MoiSms.Core.Content;

namespace MoiSms.Core.Understanding.Fusion;

/// <summary>The names of the files in <c>content/examples</c>, and what they stand for.</summary>
internal static class Topics
{
    /// <summary>What is none of ours.</summary>
    public const string Other = ServiceGuide.NotOurs;

    public const string Emergency = "emergency";

    /// <summary>The intent, and the service of a guide.</summary>
    public static (Intent Intent, string? Service) Of(string topic) =>
        topic == Other ? (Intent.Unknown, null)
        : Intents.FromName(topic) is { } intent ? (intent, null)
        : (Intent.Guide, topic);

    /// <summary>The topic of a reading; null for one that has no examples of its own.</summary>
    public static string Of(Intent intent, string? service) => intent switch
    {
        Intent.Unknown => Other,
        Intent.Guide => service!,
        _ => intent.ToName(),
    };
}
