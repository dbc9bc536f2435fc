using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Records;

/// <summary>A stored row that could not be read, in words that may be logged: never a value of it.</summary>
/// <param name="Kind">One of <see cref="RecordKinds"/>.</param>
/// <param name="Property">The required property that is missing or of another type.</param>
public sealed record SkippedRecord(string Kind, string Property);
