namespace MoiSms.Core.Answering;

/// <summary>Where the facts of a decision come from.</summary>
internal interface IFactReader
{
    /// <returns>What was known, and what was needed.</returns>
    Task<Facts> ReadAsync(Facts known, Need need, CancellationToken cancellationToken);
}
