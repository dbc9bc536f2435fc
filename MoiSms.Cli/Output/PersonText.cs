using System.Text.Json;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Output;

/// <summary>An export as a page that a person can read or print: all of it, what they know first. Times are Kuwait's.</summary>
internal static class PersonText
{
    /// <summary>What leads a row, where it is there; the rest follows by its name.</summary>
    private static readonly string[] First =
        ["ReceivedAt", "At", "FiledAt", "Text", "Asked", "Reply", "Words", "Topic", "Decision", "SentAt", "DeliveredAt"];

    // The row's key is its title, and a row's own clock says nothing of the person.
    private static readonly string[] Hidden = ["RowKey", "Timestamp"];

    public static string Write(PersonExport export)
    {
        var page = new StringWriter();
        page.WriteLine("What the ministry's SMS service keeps about one person");
        page.WriteLine($"Written on {KuwaitClock.Minute(export.MadeAt)}, {(export.CivilId is { } id ? $"civil id {id}" : "no civil id")}");
        if (export.CivilId is not null)
            Section(page, "Records of the ministry", export.Records, Kind);
        foreach (var phone in export.Phones)
        {
            page.WriteLine();
            page.WriteLine($"=== Telephone {phone.Phone}{(phone.PilotMember ? ", member of the pilot" : "")} ===");
            var texts = phone.Conversation.Where(row => Key(row).StartsWith("m:", StringComparison.Ordinal)).ToList();
            Section(page, "About this telephone", [.. phone.Conversation.Except(texts)], Kind);
            Section(page, "Texts and replies", texts, _ => "text");
            Section(page, "Could not be handled", phone.DeadLetters, _ => "text");
            Section(page, "Replies called wrong", phone.Flags, _ => "reply");
            Section(page, "On the line to the operator", phone.Gateway, Kind);
        }

        return page.ToString();
    }

    private static void Section(
        StringWriter page, string title, IReadOnlyList<IReadOnlyDictionary<string, object?>> rows,
        Func<IReadOnlyDictionary<string, object?>, string> name)
    {
        page.WriteLine();
        page.WriteLine($"{title}: {(rows.Count == 0 ? "nothing" : rows.Count)}");
        foreach (var row in rows)
        {
            page.WriteLine($"- {PlainLine.Of($"{name(row)}")}");
            foreach (var (property, value) in row.Where(one => !Hidden.Contains(one.Key)).OrderBy(one => Place(one.Key)))
                page.WriteLine($"    {Words(property)}: {Readable(value)}");
        }
    }

    private static string Kind(IReadOnlyDictionary<string, object?> row) => Key(row).Replace(':', ' ');

    private static string Key(IReadOnlyDictionary<string, object?> row) => row.GetValueOrDefault("RowKey")?.ToString() ?? "";

    private static int Place(string property) => Array.IndexOf(First, property) is >= 0 and var place ? place : First.Length;

    /// <summary>ExpiresOn as "expires on".</summary>
    private static string Words(string property) =>
        string.Concat(property.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")).TrimStart();

    private static string Readable(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.True } => "yes",
        JsonElement { ValueKind: JsonValueKind.False } => "no",
        JsonElement { ValueKind: JsonValueKind.String } text when text.GetString() is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..]
            && text.TryGetDateTimeOffset(out var at) => KuwaitClock.Minute(at),
        // A text's own lines stay under its name; what else could move a terminal's cursor goes.
        _ => string.Join("\n      ", $"{value}".Split('\n').Select(line => PlainLine.Of($"{line}"))),
    };
}
