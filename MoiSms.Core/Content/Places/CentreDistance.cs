namespace MoiSms.Core.Content.Places;

/// <param name="Kilometres">Great circle: the road is longer.</param>
public readonly record struct CentreDistance(Centre Centre, double Kilometres);
