namespace MoiSms.Core.Replies.Answers;

/// <param name="Rest">How many are not listed.</param>
internal sealed record VehiclesView(int Count, IReadOnlyList<VehicleItem> Vehicles, int Rest);
