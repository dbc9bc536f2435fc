using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>One text of a capacity test.</summary>
/// <param name="Number">Which of <see cref="TestNumbers"/> texts, 0 to 9,999.</param>
/// <param name="Id">Stands in for the provider's message id.</param>
/// <param name="Words">At most 1,000 letters.</param>
public sealed record CapacityText(int Number, string? Id, string? Words);
