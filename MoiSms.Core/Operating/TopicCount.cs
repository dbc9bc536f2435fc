namespace MoiSms.Core.Operating;

/// <param name="Topic">A name of <c>content/examples</c>.</param>
/// <param name="NotAnswered">Of <paramref name="Texts"/>, those whose sender does not know what they asked.</param>
public sealed record TopicCount(string Topic, long Texts, long NotAnswered);
