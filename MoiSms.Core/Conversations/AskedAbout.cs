namespace MoiSms.Core.Conversations;

/// <summary>What a text was about, in names of ours: it stays when the words go.</summary>
/// <param name="Topic">A name of <c>content/examples</c>: an intent, a service, or <c>other</c>.</param>
/// <param name="Asks">The points asked, joined by commas: <c>fee,where</c>; empty = none in particular.</param>
/// <param name="Area">An id of <c>content/areas.yaml</c>; null = none was named.</param>
/// <param name="NotUnderstood">The text was not understood; the topic is then the nearest.</param>
/// <param name="Lack">What the answer could not tell; null = nothing.</param>
internal sealed record AskedAbout(string Topic, string Asks, string? Area, bool NotUnderstood, AnswerLack? Lack);
