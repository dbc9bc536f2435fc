using MoiSms.Core.Content;

namespace MoiSms.Core.Replies;

/// <summary>A centre as seen from a point at an instant.</summary>
/// <param name="DistanceKm">Great-circle distance in km.</param>
/// <param name="NextOpening">When a closed centre opens (any offset); null where it is open or its hours say nothing.</param>
/// <param name="Ramadan">Whether <see cref="OpeningHours.Ramadan"/> holds at that instant.</param>
public sealed record NearbyCentre(Centre Centre, double DistanceKm, bool OpenNow, DateTimeOffset? NextOpening, bool Ramadan);
