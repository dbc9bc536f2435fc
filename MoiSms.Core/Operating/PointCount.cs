namespace MoiSms.Core.Operating;

/// <param name="Ask">The point: <c>fee</c>, <c>papers</c> ... A text may ask two.</param>
public sealed record PointCount(string Topic, string Ask, long Texts);
