namespace MoiSms.Core.Content.Places;

/// <param name="Kilometres">From the area's middle.</param>
internal readonly record struct AreaDistance(Area Area, double Kilometres);
