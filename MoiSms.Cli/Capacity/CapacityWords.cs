namespace MoiSms.Cli.Capacity;

/// <summary>
/// What test numbers text: of ten texts eight ask about services, one about a place, and one for help. None asks about records: a test
/// number is linked to nobody, so a text costs one call to storage less than a personal one.
/// </summary>
internal static class CapacityWords
{
    private static readonly string[] Words =
    [
        "renew driving licence",
        "تجديد جواز السفر",
        "lost civil id",
        "تجديد رخصة القيادة",
        "help",
        "new passport for a child",
        "كم رسوم تجديد الجواز",
        "how to renew my passport",
        "nearest passport office in salmiya",
        "replace lost driving licence",
    ];

    public static string Of(int text) => Words[text % Words.Length];
}
