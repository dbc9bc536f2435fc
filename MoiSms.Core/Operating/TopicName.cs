namespace MoiSms.Core.Operating;

/// <param name="Topic">A name of <c>content/examples</c>.</param>
/// <param name="Ar">The service's Arabic name; null where the topic is no service.</param>
/// <param name="En">The service's English name; null where the topic is no service.</param>
public sealed record TopicName(string Topic, string? Ar, string? En);
