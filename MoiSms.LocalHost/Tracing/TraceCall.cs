namespace MoiSms.LocalHost.Tracing;

/// <summary>One call to storage.</summary>
/// <param name="Verb"><c>read</c>, <c>query</c>, <c>insert</c>, <c>update</c>, <c>delete</c>, <c>transaction</c> or <c>enqueue</c>.</param>
/// <param name="Where">The table or queue; null for a transaction, whose address names none.</param>
/// <param name="Status">Of HTTP; null where no answer came.</param>
internal sealed record TraceCall(string Verb, string? Where, double Ms, int? Status);
