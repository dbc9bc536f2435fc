namespace MoiSms.Core.Content.Places;

/// <param name="Kilometres">From the area's middle.</param>
public readonly record struct AreaDistance(Area Area, double Kilometres);
