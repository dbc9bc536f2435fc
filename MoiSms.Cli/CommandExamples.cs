namespace MoiSms.Cli;

/// <summary>What each command's help shows under "Examples", without the tool's name.</summary>
internal static class CommandExamples
{
    private const string Reason = "--reason \"the person asked for it\"";

    public static readonly string[] All =
    [
        "import violations violations.csv --as-of 2026-03-05",
        "import residency residency.csv --snapshot --storage https://account.table.core.windows.net",
        "import --all content/demo",
        "content validate",
        "content train",
        "content doubts residency",
        "understand --score labelled.jsonl",
        "understand --jsonl",
        "answer --as +96550000101 --conversation",
        "answer --at 2026-12-01T10:00 --score labelled.jsonl",
        "phase get",
        "phase set pilot --reason \"trial of the staff\"",
        "phase set public --percent 10 --reason \"a tenth of the phones\"",
        "phase kinds-off travel-ban --reason \"until the data is checked\"",
        "phase kinds-off none --reason \"the data is checked\"",
        "phase limits --texts-per-day 30 --reason \"many repeat themselves\"",
        "phase limits --texts-per-day default --reason \"back to the usual\"",
        "phase notices --en \"The service opens on Sunday.\" --reason \"the launch\"",
        "pilot add 50000101 50000102 --reason \"trial of the staff\"",
        "pilot remove 50000102 --reason \"left the staff\"",
        "pilot list",
        "pilot import staff.txt --reason \"trial of the staff\"",
        "report pilot --from 2026-03-01 --to 2026-03-31 --html report.html",
        "report pilot --words --reason \"the week's wrong answers\"",
        "report hours --by day --from 2026-03-01 --part-price 0.012",
        "report hours --json",
        "data age",
        "data age --json",
        "deadletters list",
        "deadletters show sms-outbound 2f8e1c --reason \"looking for the cause\"",
        "deadletters replay sms-outbound 2f8e1c --reason \"the operator is back\"",
        "deadletters replay --where sms-outbound --since 2026-03-05T09:30 --reason \"the operator is back\"",
        "deadletters discard events 2f8e1c --reason \"a test of the operator\"",
        "notunderstood list --from 2026-03-05",
        "flags list --state new --reason \"the week's wrong answers\"",
        "flags set 2026-03-05-2f8e1c fixed --reason \"a new example line\"",
        "audit list --day 2026-03-05",
        "conversation show 50000101 " + Reason,
        "person export 50000101 --out person.json " + Reason,
        "person export 50000101 --text --out person.txt " + Reason,
        "person erase 50000101 --yes " + Reason,
        "backup moisms-backup.jsonl --storage https://account.table.core.windows.net",
        "restore moisms-backup.jsonl",
        "smoke --url https://app.azurewebsites.net",
        "capacity plan --population 4900000 --peak-factor 10 --part-price 0.012",
        "capacity --rate 5..100 --step 60s --html capacity.html",
        "capacity clean",
        "completion bash",
    ];

    /// <summary>
    /// Those of a command; of a group the first of each of its commands, and of the tool itself those with which one begins.
    /// </summary>
    /// <param name="path">The command's names with a blank between, such as <c>phase set</c>; empty for the tool.</param>
    /// <param name="isGroup">Whether it has commands of its own.</param>
    public static IEnumerable<string> For(string path, bool isGroup)
    {
        if (path.Length == 0)
            return ["phase get", "report pilot", "import --all content/demo", "phase set --help"];
        var own = All.Where(example => $"{example} ".StartsWith($"{path} ", StringComparison.Ordinal));
        return isGroup ? own.DistinctBy(example => example[(path.Length + 1)..].Split(' ')[0]) : own;
    }
}
