namespace MoiSms.Core.Content.Places;

/// <param name="Kilometres">Great circle: the road is longer.</param>
internal readonly record struct CentreDistance(Centre Centre, double Kilometres);
