namespace MoiSms.Core.Replies.Answers;

internal sealed record VehicleItem(string Plate, string Make, string Model, int? Year, ValidityView? Registration, ValidityView? Insurance);
