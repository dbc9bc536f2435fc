using CsvHelper;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary>The people the page offers.</summary>
internal static class DemoPeople
{
    /// <summary>Those of <c>holders.csv</c> that have a phone, in its order; empty where there is no such file.</summary>
    public static IReadOnlyList<DemoPerson> Read(string? folder)
    {
        var path = folder is null ? null : Path.Combine(folder, "holders.csv");
        if (!File.Exists(path))
            return [];

        using var csv = CsvReader.Create(new StreamReader(path), new CsvReaderOptions { Separator = ',', TrimWhitespace = true });
        csv.ReadHeader();
        var columns = csv.Headers.Index().ToDictionary(column => column.Item, column => column.Index, StringComparer.OrdinalIgnoreCase);
        var people = new List<DemoPerson>();
        while (csv.Read())
        {
            var person = new DemoPerson(Field("phone"), Field("nameAr"), Field("nameEn"), Field("nationality"), Field("language"));
            if (person.Phone.Length > 0)
                people.Add(person);
        }

        return people;

        string Field(string name) => columns.TryGetValue(name, out var index) && index < csv.FieldCount ? csv.GetString(index) : "";
    }
}
