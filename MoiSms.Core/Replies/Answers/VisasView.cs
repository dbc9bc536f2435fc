namespace MoiSms.Core.Replies.Answers;

internal sealed record VisasView(int Count, IReadOnlyList<VisaItem> Visas);
