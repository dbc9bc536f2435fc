namespace MoiSms.Core.Foundation.Settings;

/// <summary>The resources whose events are taken: <c>topic</c> (Event Grid schema) or <c>source</c> (CloudEvents), in any case.</summary>
/// <param name="topics">Resource ids. None = every source, which is only for local storage.</param>
public sealed class AllowedTopics(IEnumerable<string> topics)
{
    private readonly HashSet<string> allowed = new(topics.Select(topic => topic.TrimEnd('/')), StringComparer.OrdinalIgnoreCase);

    internal static AllowedTopics Every { get; } = new([]);

    internal bool Allows(string? topic) => allowed.Count == 0 || (topic is not null && allowed.Contains(topic.TrimEnd('/')));
}
