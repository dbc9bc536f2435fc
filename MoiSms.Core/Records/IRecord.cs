namespace MoiSms.Core.Records;

/// <summary>A row of <c>Records</c>.</summary>
internal interface IRecord
{
    /// <summary>The moment the data was true at its source (UTC); said in replies, and held against the kind's age limit.</summary>
    DateTimeOffset AsOf { get; }
}
