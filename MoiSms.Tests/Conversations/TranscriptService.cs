using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Tests.Infrastructure;

namespace MoiSms.Tests.Conversations;

/// <summary>One running service for all transcripts, which run one after the other.</summary>
public sealed class TranscriptService : IAsyncDisposable
{
    private static readonly FixedStartTime Time = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
    private static readonly PartitionKeys Keys = new(LocalDevelopment.KeySecret);

    private readonly FixedContent content = new();
    private TestService? running;

    private TestService Running => running ?? throw new InvalidOperationException("The service was not started.");

    internal async Task StartAsync(AzuriteFixture azurite, CancellationToken ct, Action<IServiceCollection>? services = null) =>
        running ??= await TestService.StartAsync(
            azurite, ct, settings => settings[SettingNames.ContentPath] = content.Folder, time: Time, services: services);

    /// <summary>Makes the phone one that never texted; its binding stays.</summary>
    internal async Task ForgetAsync(string phone, CancellationToken ct)
    {
        var partition = Keys.For(SenderNumber.Normalise(phone) ?? phone);
        var table = Running.Table(TableNames.Conversations);
        var state = await table.GetEntityIfExistsAsync<TableEntity>(partition, RowKeys.State, cancellationToken: ct);
        if (!state.HasValue)
            return;

        var kept = new TableEntity(partition, RowKeys.State);
        foreach (var name in new[] { "Phone", "CivilId", "PreferredLanguage" })
        {
            if (state.Value!.TryGetValue(name, out var value))
                kept[name] = value;
        }

        await table.UpdateEntityAsync(kept, Azure.ETag.All, TableUpdateMode.Replace, ct);
    }

    /// <summary>The reply's words; null for silence, which is only believed once the text's row says that there is none.</summary>
    internal async Task<string?> AskAsync(Turn turn, CancellationToken ct)
    {
        var id = await Running.TextAtAsync(turn.Phone, turn.Text, Time.GetUtcNow(), ct);
        await Until.TrueAsync(async () => await Running.RowAsync(turn.Phone, id, ct) is not null, "an answer to the text", ct);
        return (await Running.RowAsync(turn.Phone, id, ct))!.Reply is null ? null : await Running.ReplyAsync(id, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
            await running.DisposeAsync();
        content.Dispose();
    }
}
