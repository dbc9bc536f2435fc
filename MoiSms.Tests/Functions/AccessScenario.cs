using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Infrastructure;

namespace MoiSms.Tests.Functions;

/// <summary>The whole service at noon in Kuwait on 24 November 2026, and words for what tests of access do with it.</summary>
internal sealed partial class AccessScenario(TestService service, MovableTime time) : IAsyncDisposable
{
    /// <summary>A demo person whose record knows no phone.</summary>
    public const string NoPhone = "286110215746";
    public const string NoPhoneSerial = "105324817";

    /// <summary>A demo person whose record knows <see cref="KnownPhone"/>.</summary>
    public const string Known = "288021478375";
    public const string KnownSerial = "104603265";
    public const string KnownPhone = "+96550000101";

    /// <summary>A phone that no record knows.</summary>
    public const string Stranger = "+96550000299";

    public TestService Service => service;

    public MovableTime Time => time;

    public static async Task<AccessScenario> StartAsync(
        AzuriteFixture azurite, CancellationToken ct, Action<Dictionary<string, string?>>? configure = null)
    {
        var time = new MovableTime(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var service = await TestService.StartAsync(
            azurite,
            ct,
            settings =>
            {
                settings[SettingNames.MaxTextsPerMinute] = "1000";
                settings[SettingNames.MaxTextsPerDay] = "1000";
                settings[SettingNames.MaxPartsPerDay] = "1000";
                settings[SettingNames.MaxDataAgeDays] = "3650";
                configure?.Invoke(settings);
            },
            time);
        return new AccessScenario(service, time);
    }

    /// <summary>Texts, and waits until it is decided and a reply, if there is one, has come.</summary>
    public async Task<Told> TextAsync(string phone, string text, CancellationToken ct)
    {
        var id = await service.TextAtAsync(phone, text, time.GetUtcNow(), ct);
        return await OutcomeAsync(phone, id, ct);
    }

    public async Task<Told> OutcomeAsync(string phone, string id, CancellationToken ct)
    {
        ConversationMessage? row = null;
        await Until.TrueAsync(async () => (row = await service.RowAsync(phone, id, ct)) is not null, "a decision about the text", ct);
        return new Told(id, row!.Decision, row.Reply is null ? null : await service.ReplyAsync(id, ct));
    }

    /// <summary>Registers and gives the code that came.</summary>
    public async Task<string> CodeAsync(string phone, string civilId, string serial, CancellationToken ct) =>
        CodeIn((await TextAsync(phone, $"register {civilId} {serial}", ct)).Reply);

    public static string CodeIn(string? reply) => SixDigits().Match(reply ?? "") is { Success: true } match
        ? match.Value
        : throw new InvalidOperationException("There is no code in: " + reply);

    public static string OtherThan(string code) => code[0] == '9' ? "0" + code[1..] : "9" + code[1..];

    public async Task LinkAsync(string phone, string civilId, string serial, CancellationToken ct) =>
        await TextAsync(phone, await CodeAsync(phone, civilId, serial, ct), ct);

    /// <summary>Until the reply to the text is marked sent and delivered: every call to storage for it was made.</summary>
    public Task SettledAsync(string phone, string id, CancellationToken ct) => Until.TrueAsync(
        async () => await service.RowsAsync(phone, id, ct) is [{ } row] && row.ContainsKey("SentAt") && row.ContainsKey("DeliveredAt"),
        "a reply that is sent and delivered",
        ct);

    /// <summary>Calls to storage by our functions.</summary>
    public long Calls => service.Services.GetRequiredService<StorageCallCounter>().Count;

    public async Task<ConversationState> StateAsync(string phone, CancellationToken ct) =>
        await service.Services.GetRequiredService<ConversationStore>().ReadStateAsync(phone, ct);

    public async Task<LinkRecord> LinkRecordAsync(string civilId, CancellationToken ct) =>
        await service.Services.GetRequiredService<LinkStore>().ReadAsync(civilId, ct);

    /// <summary>What a phone was sent, oldest first.</summary>
    public async Task<string[]> RepliesAsync(string phone, CancellationToken ct) =>
        [.. (await service.ConversationAsync(phone, ct)).Where(IsReply).Select(one => one.GetProperty("text").GetString()!)];

    /// <summary>Every value of every row of every table.</summary>
    public async Task<string> EverythingStoredAsync(CancellationToken ct)
    {
        var all = new List<string>();
        foreach (var name in TableNames.All)
        {
            await foreach (var row in service.Table(name).QueryAsync<TableEntity>(cancellationToken: ct))
                all.AddRange(row.Select(property => $"{name}.{property.Key}={property.Value}"));
        }

        return string.Join('\n', all);
    }

    public static PartitionKeys Keys { get; } = new(LocalDevelopment.KeySecret);

    public ValueTask DisposeAsync() => service.DisposeAsync();

    private static bool IsReply(JsonElement message) => message.GetProperty("direction").GetString() == "out";

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)")]
    private static partial Regex SixDigits();
}
