using System.Globalization;
using System.Text;
using MoiSms.Core.Foundation.Values;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>Who texts what, and the ministry's files about them: the same for the same seed.</summary>
internal sealed class ChaosPlan
{
    private const string Serial = "104603265";
    private static readonly string[] Questions =
    [
        "renew driving licence", "تجديد جواز السفر", "help", "new passport for a child", "مساعدة", "renew car registration",
        "تجديد رخصة القيادة", "lost civil id",
    ];

    private readonly Random random;
    private readonly int seed;
    private readonly List<PlannedPhone> phones = [];
    private readonly Dictionary<string, StringBuilder> files = new()
    {
        ["residency"] = new("civilId,article,expiresOn,sponsor\n"),
        ["violations"] = new("civilId,number,plate,type,occurredAt,place,amountKwd,paid\n"),
        ["holders"] = new("civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial\n"),
    };

    public ChaosPlan(int seed, int texts)
    {
        this.seed = seed;
        random = new Random(seed);
        foreach (var civilId in CivilIds())
        {
            AddPhone(civilId);
            if (phones.Sum(phone => phone.Texts.Count) >= texts)
                break;
        }
    }

    public IReadOnlyList<PlannedPhone> Phones => phones;

    /// <summary>The phones that the network reports as opted out (4007) after their last text.</summary>
    public HashSet<string> OptedOut { get; } = [];

    /// <summary>The phones to which ACS refuses a reply for good, where things go wrong.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>Kind and content, in the order of import.</summary>
    public IEnumerable<(string Kind, string Csv)> Files => files.Select(file => (file.Key, file.Value.ToString()));

    public PlannedText Text(string id) => phones.SelectMany(phone => phone.Texts).Single(text => text.Id == id);

    private void AddPhone(string civilId)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"+965{55_000_000 + phones.Count}");
        var kind = random.Next(12);
        var registers = kind is 4 or 5 or 6;
        AddPerson(civilId, registers ? kind == 6 ? Other(number) : "" : number);
        var register = $"register {civilId} {Serial}";
        string?[] words = kind switch
        {
            0 or 1 => ["residency", "my fines", Question(), "renew residency", "1", "more"],
            2 or 3 => ["الاقامة", "مخالفاتي", Question(), Question()],
            4 => [register, null, "residency", "my fines"],
            5 => [register, null, "residency", "unregister", null, "residency"],
            6 => [register, null, "residency"],
            7 or 8 => ["residency", "stop", "residency", Question(), "start", "residency"],
            9 => [Question(), "stop", Question()],
            10 => [Question(), "residency"],
            _ => [Question(), Question(), Question(), Question(), Question()],
        };
        if (kind == 10)
            OptedOut.Add(number);
        // Not where the reply holds a code, or where its report says something: what comes after would be another story.
        var chance = Chance.Of(seed, "refused " + number);
        var refused = words.Contains(null) || kind == 10 || chance.Next(4) > 0 ? -1 : chance.Next(words.Length);
        if (refused >= 0)
            Refused.Add(number);
        phones.Add(new PlannedPhone(number, [.. words.Select((one, i) => new PlannedText(
            string.Create(CultureInfo.InvariantCulture, $"Incoming_{seed}_{phones.Count}_{i}"), one, kind != 11, i == refused))]));
    }

    private void AddPerson(string civilId, string phone)
    {
        files["holders"].Append(CultureInfo.InvariantCulture, $"{civilId},{phone},,,KW,,{(random.Next(2) == 0 ? "ar" : "en")},{Serial}\n");
        files["residency"].Append(CultureInfo.InvariantCulture, $"{civilId},18,20{random.Next(27, 40)}-06-{random.Next(10, 28)},\n");
        if (random.Next(2) == 0)
            files["violations"].Append(
                CultureInfo.InvariantCulture, $"{civilId},9{phones.Count:D7},,speeding,2026-01-05,,{random.Next(5, 90)},no\n");
    }

    // A phone that never texts: it is told that another one was linked.
    private static string Other(string number) => "+9656" + number[5..];

    private string Question() => Questions[random.Next(Questions.Length)];

    internal static IEnumerable<string> CivilIds() =>
        from day in Enumerable.Range(10, 18)
        from serial in Enumerable.Range(1000, 9000)
        from check in Enumerable.Range(1, 9)
        let civilId = string.Create(CultureInfo.InvariantCulture, $"29002{day}{serial}{check}")
        where CivilIdNumber.IsValid(civilId)
        select civilId;
}
