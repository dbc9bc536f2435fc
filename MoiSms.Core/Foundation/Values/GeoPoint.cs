namespace MoiSms.Core.Foundation.Values;

/// <summary>A place on earth, in WGS 84 degrees.</summary>
internal readonly record struct GeoPoint(double Lat, double Lon)
{
    // The mean radius (IUGG): an error of at most 0.5 % against the ellipsoid, far below what the centres' coordinates are good for.
    private const double EarthRadiusKm = 6371.0088;

    /// <summary>Whether both are degrees of this earth: from -90 to 90 and from -180 to 180.</summary>
    public bool IsValid => Lat is >= -90 and <= 90 && Lon is >= -180 and <= 180;

    /// <summary>The great-circle distance (haversine) in kilometres.</summary>
    public double KilometresTo(GeoPoint other)
    {
        var dLat = double.DegreesToRadians(other.Lat - Lat) / 2;
        var dLon = double.DegreesToRadians(other.Lon - Lon) / 2;
        var h = Square(Math.Sin(dLat))
            + Math.Cos(double.DegreesToRadians(Lat)) * Math.Cos(double.DegreesToRadians(other.Lat)) * Square(Math.Sin(dLon));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private static double Square(double x) => x * x;
}
