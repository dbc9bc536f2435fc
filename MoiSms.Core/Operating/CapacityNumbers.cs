using MoiSms.Core.Foundation.Values;

namespace MoiSms.Core.Operating;

/// <summary>Names some of <see cref="TestNumbers"/>.</summary>
/// <param name="Numbers">0 to 9,999; at most 1,000 of them.</param>
public sealed record CapacityNumbers(IReadOnlyList<int>? Numbers);
