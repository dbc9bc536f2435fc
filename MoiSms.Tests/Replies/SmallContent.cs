using MoiSms.Core.Content;
using MoiSms.Core.Replies;

namespace MoiSms.Tests.Replies;

/// <summary>A few services, areas and centres, so that goldens do not move when the ministry's content does.</summary>
internal sealed class SmallContent : IReferenceContent
{
    private static readonly DateOnly Checked = new(2026, 11, 24);

    private static readonly ServiceGuide[] Services =
    [
        new()
        {
            Id = "residency-renew",
            Name = new() { Ar = "تجديد الإقامة", En = "Residency renewal" },
            Members = ["residency-renew-work", "residency-renew-family"],
            What = new() { Ar = "في سهل قبل انتهائها.", En = "In Sahel, before it ends." },
            Fee = new() { Ar = "20 د.ك في السنة للعمل والأسرة.", En = "KD 20 a year for work and family." },
            Source = "test",
            Checked = Checked,
        },
        new()
        {
            Id = "residency-renew-work",
            Name = new() { Ar = "تجديد إقامة عمل (مادة 18)", En = "Work residency renewal (article 18)" },
            What = new() { Ar = "يجددها الكفيل في سهل. 20 د.ك في السنة.", En = "The sponsor renews it in Sahel. KD 20 a year." },
            Who = new() { Ar = "من لديه إذن عمل ساري.", En = "Holders of a valid work permit." },
            Papers = new()
            {
                Ar = ["نموذج موقع من الكفيل", "إذن العمل", "التأمين الصحي", "صورتان شخصيتان", "جواز السفر", "اعتماد توقيع الكفيل"],
                En = ["Form signed by the sponsor", "Work permit", "Health insurance", "2 photos", "Passport", "The sponsor's signature "
                    + "authorisation"],
            },
            Fee = new() { Ar = "20 د.ك عن كل سنة، والتأمين الصحي 100 د.ك", En = "KD 20 a year, and KD 100 health insurance" },
            Steps = new()
            {
                Ar = ["ادفع التأمين الصحي", "ادفع المخالفات", "قدم الطلب وادفع الرسوم"],
                En = ["Pay the health insurance", "Pay any fines", "Submit the request and pay the fee"],
            },
            CentreKind = "residency",
            Where = new() { Ar = "إدارة شؤون الإقامة في محافظتك", En = "The residency department of your governorate" },
            Online = new() { Ar = "موقع وزارة الداخلية", En = "The ministry's website" },
            Takes = new() { Ar = "يوم عمل واحد", En = "One working day" },
            Conditions = new()
            {
                Ar = ["المدة حتى 5 سنوات ولا تزيد على مدة التأمين.", "تدفع أولا ديون المرور والكهرباء والماء.", "الغياب أكثر من 6 أشهر "
                    + "ينهي الإقامة.", "جواز ساري."],
                En = ["Up to 5 years, never longer than the insurance.", "Debts for traffic, power and water come "
                    + "first.", "Over 6 months abroad ends the residency.", "A valid passport."],
            },
            Penalty = new()
            {
                Ar = "التأخير 2 د.ك يوميا في أول شهر. ثم 4 د.ك يوميا، والأقصى 1,200 د.ك.",
                En = "Late costs KD 2 a day in the first month. Then KD 4 a day, at most KD 1,200.",
            },
            Contact = new() { Ar = "إدارة شؤون الإقامة في محافظتك", En = "The residency department of your governorate" },
            Questions =
            [
                Question("debts", "can-i", "لا، تدفع أولا ديون الدولة كلها، وتظهر في سهل.", "No. Pay all debts to the state first; Sahel "
                    + "shows them."),
                Question("long", "can-i", string.Join(' ', Enumerable.Repeat("جواب طويل", 12))
                    + ".", "No. " + string.Join(' ', Enumerable.Repeat("A long answer", 30)) + "."),
                Question("years", "expiry", "حتى 5 سنوات.", "Up to 5 years."),
                Question("price", "can-i", "نعم، 20 د.ك للسنة و100 د.ك للتأمين.", "Yes, KD 20 for each year and KD 100 for insurance."),
                Question("sold", "can-i", "شراء إقامة: ممنوع.", "Buying a residency: forbidden."),
            ],
            Source = "test",
            Checked = Checked,
        },
        Plain("residency-renew-family", "تجديد إقامة العائلة (مادة 22)", "Family residency renewal (article 22)"),
        Plain("licence-renew", "تجديد رخصة القيادة", "Driving licence renewal"),
        Plain("vehicle-renew", "تجديد دفتر المركبة", "Vehicle registration renewal"),
        Plain("violations-pay", "دفع المخالفات", "Paying fines"),
        Plain("passport-renew", "تجديد جواز السفر", "Passport renewal"),
        Plain("civil-id-renew", "تجديد البطاقة المدنية", "Civil ID renewal"),
        Plain("weapon-licence", "ترخيص سلاح", "Weapon licence") with
        {
            Where = new() { Ar = "إدارة مباحث السلاح.", En = "Weapons Investigation." },
        },
        new()
        {
            Id = ServiceGuide.NotOurs,
            Name = new() { Ar = "جهة أخرى", En = "Another body" },
            Questions = [Question("electricity", "other", "الكهرباء: وزارة الكهرباء.", "Electricity: its own ministry.")],
            Source = "test",
            Checked = Checked,
        },
    ];

    private static readonly Area[] Areas =
    [
        new()
        {
            Id = "salmiya",
            Governorate = "hawalli",
            Name = new() { Ar = "السالمية", En = "Salmiya" },
            Lat = 29.3339,
            Lon = 48.0761,
            Source = "test",
        },
    ];

    private static readonly Centre[] Centres =
    [
        Centre("hawalli-residency", "residency", "شؤون الإقامة حولي", "Residency Affairs Hawalli", 29.3375, 48.0262, "07:30-13:30"),
        Centre("mishref-identity", "identity", "مركز الهوية غرب مشرف", "Identity Centre West Mishref", 29.2767, 48.0486, "08:00-13:30",
            phone: "25384444"),
        Centre("shamiya-identity", "identity", "مركز الهوية الشامية", "Identity Centre Shamiya", 29.3531, 47.9658,
            "08:00-13:30,15:00-19:00", saturday: "09:00-12:00"),
    ];

    public CentreKind? Kind(string id) => id switch
    {
        "identity" => new CentreKind { Id = id, Name = new() { Ar = "مركز الهوية الوطنية", En = "National identity centre" } },
        "residency" => new CentreKind { Id = id, Name = new() { Ar = "شؤون الإقامة", En = "Residency affairs" } },
        _ => null,
    };

    public ServiceGuide? Service(string id) => Services.SingleOrDefault(service => service.Id == id);

    public Area? Area(string id) => Areas.SingleOrDefault(area => area.Id == id);

    public Centre? Centre(string id) => Centres.SingleOrDefault(centre => centre.Id == id);

    // What a real library computes stands here as a table: the first is open, the second opens later today, the third on Sunday.
    public NearbyCentres Nearest(double lat, double lon, string? kind, string? service, DateTimeOffset now, int count)
    {
        if (lat is < 28.5 or > 30.2)
            return NearbyCentres.Outside;
        if (service == "passport-renew")
            return new NearbyCentres(false, []);

        var ramadan = now.Month == 3;
        return new NearbyCentres(false,
        [
            .. new NearbyCentre[]
            {
                new(Centres[0], 0.04, true, null, ramadan),
                new(Centres[1], 6.83, false, now.AddHours(3), ramadan),
                new(Centres[2], 10.91, false, new DateTimeOffset(2026, 11, 29, 5, 0, 0, TimeSpan.Zero), ramadan),
            }.Where(near => kind is null || near.Centre.Kind == kind)
            .Where(near => service is null || near.Centre.Kind == Service(service)?.CentreKind).Take(count),
        ]);
    }

    private static ServiceQuestion Question(string id, string asks, string arabic, string english) => new()
    {
        Id = id,
        Asks = asks,
        Ways = [],
        Answer = new() { Ar = arabic, En = english },
        Source = "test",
        Checked = Checked,
    };

    private static ServiceGuide Plain(string id, string arabic, string english) => new()
    {
        Id = id,
        Name = new() { Ar = arabic, En = english },
        What = new() { Ar = "في سهل، والرسم يظهر فيه.", En = "In Sahel, which shows the fee." },
        Fee = new() { Ar = "حسب تطبيق سهل", En = "As shown in the Sahel app" },
        Source = "test",
        Checked = Checked,
    };

    private static Centre Centre(
        string id, string kind, string arabic, string english, double lat, double lon, string week, string? saturday = null,
        string? phone = null) => new()
        {
            Id = id,
            Kind = kind,
            Name = new() { Ar = arabic, En = english },
            Governorate = "hawalli",
            Area = "salmiya",
            Lat = lat,
            Lon = lon,
            Hours = new OpeningHours { Week = week, Saturday = saturday, Ramadan = "10:00-13:00" },
            Address = new() { Ar = "حولي، شارع تونس", En = "Hawalli, Tunis Street" },
            Phone = phone,
            Source = "test",
            Checked = Checked,
        };
}
