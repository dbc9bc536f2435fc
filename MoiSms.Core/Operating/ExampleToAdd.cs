namespace MoiSms.Core.Operating;

/// <param name="Text">What somebody may text; one line.</param>
/// <param name="Asks">The points it asks, at most two; null = none in particular.</param>
public sealed record ExampleToAdd(string? Text, IReadOnlyList<string>? Asks);
