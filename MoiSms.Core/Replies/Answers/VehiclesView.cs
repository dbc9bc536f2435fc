namespace MoiSms.Core.Replies.Answers;

internal sealed record VehiclesView(int Count, IReadOnlyList<VehicleItem> Vehicles);
