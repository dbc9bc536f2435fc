namespace MoiSms.Core.Replies.Answers;

/// <param name="Rest">How many are not listed.</param>
internal sealed record VisasView(int Count, IReadOnlyList<VisaItem> Visas, int Rest);
