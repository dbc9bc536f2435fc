using System.Globalization;
using System.Text;
using MoiSms.Benchmarks.Chaos;

namespace MoiSms.Benchmarks.Local;

/// <summary>
/// Who texts what: of ten texts four ask about the sender's own records, four for a service, one for a place, one for help.
/// </summary>
internal static class LoadPlan
{
    /// <summary>Enough that no two texts of one phone are on their way at once, unless the backlog is longer than this.</summary>
    public const int Phones = 1000;

    /// <summary>The share of texts that read records.</summary>
    public const double Personal = 0.4;

    private const int EmergencyEvery = 100;
    private const string EmergencyWords = "fire in my house";

    /// <summary>Settings to raise: nobody is to be silenced for texting much.</summary>
    public static readonly IReadOnlyList<string> Limits =
        ["MoiSms:MaxTextsPerMinute", "MoiSms:MaxTextsPerDay", "MoiSms:MaxPartsPerDay"];

    private static readonly string[] CivilIds = [.. ChaosPlan.CivilIds().Take(Phones)];

    private static readonly string[] Words =
    [
        "residency", "renew driving licence", "مخالفاتي", "تجديد جواز السفر", "my fines", "lost civil id", "الاقامة", "help",
        "new passport for a child", "nearest passport office in salmiya",
    ];

    public static string Phone(int index) => string.Create(CultureInfo.InvariantCulture, $"+965{56_000_000 + (index % Phones)}");

    /// <summary>Whose phone it is.</summary>
    public static string CivilId(string phone) => CivilIds[int.Parse(phone.AsSpan(4), CultureInfo.InvariantCulture) - 56_000_000];

    /// <param name="step">Tells the texts of one step from those of another.</param>
    /// <param name="rate">Texts a second; 0 = all at once.</param>
    public static IReadOnlyList<LoadText> Texts(string step, int count, double rate) => [.. Enumerable.Range(0, count).Select(i =>
        new LoadText(
            string.Create(CultureInfo.InvariantCulture, $"Incoming_{step}_{i}"), Phone(i), Words[i % Words.Length],
            rate == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(i / rate)))];

    /// <summary>
    /// Texts above what is served, one of a hundred an emergency; then emergencies alone, one a second, while the line is served. Each
    /// emergency is of a phone of its own, since a phone gets only so many answers to them.
    /// </summary>
    /// <param name="rate">Texts a second.</param>
    /// <param name="factor">How many times what is served that is: so much longer the line takes to be served.</param>
    public static IReadOnlyList<LoadText> Overload(double rate, double factor, int seconds)
    {
        var (texts, alone) = ((int)(rate * seconds), (int)((factor - 1) * seconds));
        return
        [
            .. Texts("overload", texts, rate).Select((text, i) => i % EmergencyEvery == EmergencyEvery - 1 ? Emergency(i, text.Due) : text),
            .. Enumerable.Range(0, alone).Select(i => Emergency(texts + i, TimeSpan.FromSeconds(seconds + i))),
        ];
    }

    public static bool IsEmergency(LoadText text) => text.Words == EmergencyWords;

    private static LoadText Emergency(int index, TimeSpan due) => new(
        string.Create(CultureInfo.InvariantCulture, $"Incoming_emergency_{index}"),
        string.Create(CultureInfo.InvariantCulture, $"+965{57_000_000 + index}"), EmergencyWords, due);

    /// <summary>Kind and content of the ministry's files about those people, in the order of import.</summary>
    public static IEnumerable<(string Kind, string Csv)> Files()
    {
        var holders = new StringBuilder("civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial\n");
        var residency = new StringBuilder("civilId,article,expiresOn,sponsor\n");
        var violations = new StringBuilder("civilId,number,plate,type,occurredAt,place,amountKwd,paid\n");
        var index = 0;
        foreach (var civilId in CivilIds)
        {
            holders.Append(CultureInfo.InvariantCulture, $"{civilId},{Phone(index)},,,KW,,en,104603265\n");
            residency.Append(CultureInfo.InvariantCulture, $"{civilId},18,2030-06-15,\n");
            violations.Append(CultureInfo.InvariantCulture, $"{civilId},9{index++:D7},,speeding,2026-01-05,,{20 + (index % 50)},no\n");
        }

        return [("residency", residency.ToString()), ("violations", violations.ToString()), ("holders", holders.ToString())];
    }
}
