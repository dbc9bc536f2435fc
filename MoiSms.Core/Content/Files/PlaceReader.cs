using MoiSms.Core.Content.Places;

namespace MoiSms.Core.Content.Files;

/// <summary>Reads the entries of <c>kinds.yaml</c>, <c>areas.yaml</c> and <c>centres.yaml</c>.</summary>
internal static class PlaceReader
{
    private static readonly Dictionary<string, KindOffer> Offers = new()
    {
        ["always"] = KindOffer.Always,
        ["for-services"] = KindOffer.ForServices,
        ["when-asked"] = KindOffer.WhenAsked,
    };

    public static CentreKind Kind(FieldReader entry, IReadOnlySet<string> services)
    {
        var offer = entry.OptionalText("offer") ?? "always";
        if (!Offers.ContainsKey(offer))
            entry.Fault(entry.LineOf("offer"), $"offer has to be one of {string.Join(", ", Offers.Keys)}");
        var kind = new CentreKind
        {
            Id = entry.Id("id"),
            Name = entry.Localised("name"),
            Services = entry.Ids("services", services, "service"),
            Offer = Offers.GetValueOrDefault(offer),
        };
        entry.End();
        return kind;
    }

    public static Area Area(FieldReader entry)
    {
        var area = new Area
        {
            Id = entry.Id("id"),
            Governorate = entry.OneOf("governorate", Governorates.Known, "governorate"),
            Name = entry.Localised("name"),
            Lat = Latitude(entry),
            Lon = Longitude(entry),
            Spellings = [.. entry.Texts("spellings").Select(s => s.Text)],
            Source = entry.Text("source"),
            Verify = entry.Flag("verify"),
        };
        entry.End();
        return area;
    }

    public static Centre Centre(
        FieldReader entry, IReadOnlySet<string> services, IReadOnlySet<string>? kinds, IReadOnlyDictionary<string, Area>? areas)
    {
        var centre = new Centre
        {
            Id = entry.Id("id"),
            Kind = entry.OneOf("kind", kinds, "centre kind"),
            Name = entry.Localised("name"),
            Governorate = entry.OneOf("governorate", Governorates.Known, "governorate"),
            Area = entry.OneOf("area", areas is null ? null : areas.ContainsKey, "area"),
            Lat = Latitude(entry),
            Lon = Longitude(entry),
            Address = entry.Localised("address"),
            Services = entry.Ids("services", services, "service"),
            Hours = entry.Map("hours") is { } hours ? Hours(hours) : new OpeningHours { Week = "" },
            Phone = Phone(entry),
            Source = entry.Text("source"),
            Checked = entry.Date("checked"),
            Verify = entry.Flag("verify"),
        };
        entry.End();
        if (areas?.GetValueOrDefault(centre.Area) is { } area && area.Governorate != centre.Governorate
            && Governorates.Known.Contains(area.Governorate) && Governorates.Known.Contains(centre.Governorate))
        {
            entry.Fault(entry.LineOf("governorate"), $"the area '{area.Id}' lies in the governorate '{area.Governorate}', "
                + $"not in '{centre.Governorate}'; mend the governorate or the area");
        }

        return centre;
    }

    public static CalendarSpan Span(FieldReader entry)
    {
        var span = new CalendarSpan
        {
            From = entry.Date("from"),
            To = entry.Date("to"),
            Name = entry.Localised("name"),
            Verify = entry.Flag("verify"),
        };
        entry.End();
        if (span.To < span.From && span.To != default)
            entry.Fault(entry.LineOf("to"), "'to' lies before 'from'; swap or mend them");
        return span;
    }

    private static OpeningHours Hours(FieldReader entry)
    {
        var hours = new OpeningHours
        {
            Week = Times(entry, "week", entry.Text("week")) ?? "",
            Friday = Times(entry, "friday", entry.OptionalText("friday")),
            Saturday = Times(entry, "saturday", entry.OptionalText("saturday")),
            Ramadan = Times(entry, "ramadan", entry.OptionalText("ramadan")),
            Holidays = Times(entry, "holidays", entry.OptionalText("holidays")),
        };
        entry.End();
        return hours;
    }

    // Kuwait's numbers have 8 digits since 2008; only the state's own lines that begin with 18 have 7, and the emergency number has 3.
    private static string? Phone(FieldReader entry)
    {
        var phone = entry.OptionalText("phone");
        var isKnown = phone is null || (phone.All(char.IsAsciiDigit) && phone switch
        {
            { Length: 8 } => phone[0] is '2' or '4' or '5' or '6' or '9',
            { Length: 7 } => phone.StartsWith("18", StringComparison.Ordinal),
            _ => phone.Length == 3,
        });
        if (!isKnown)
            entry.Fault(
                entry.LineOf("phone"), $"'{phone}' is no phone number of today: 8 digits, 7 that begin with 18, or 3; nothing but digits");
        return phone;
    }

    private static string? Times(FieldReader entry, string key, string? text)
    {
        if (!OpenSpan.TryParse(text, out _))
            entry.Fault(entry.LineOf(key),
                $"{key} has to be hours such as 08:00-13:30 or 08:00-13:30, 15:00-19:00 (earlier first, no overlap, end at most 24:00)");
        return text;
    }

    // A box around Kuwait's land and islands, a little wide.
    private static double Latitude(FieldReader entry) => entry.Number("lat", 28.4, 30.2);

    private static double Longitude(FieldReader entry) => entry.Number("lon", 46.4, 48.9);
}
