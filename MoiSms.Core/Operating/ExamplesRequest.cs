namespace MoiSms.Core.Operating;

/// <summary>Asks for a patch that adds examples to a topic.</summary>
/// <param name="Topic">A name of <c>content/examples</c>.</param>
/// <param name="Lines">1 to 200.</param>
public sealed record ExamplesRequest(string? Topic, IReadOnlyList<ExampleToAdd>? Lines);
