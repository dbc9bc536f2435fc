using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using MoiSms.Core.Foundation.Storage;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Infrastructure;

public sealed class DemoRowsTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_is_what_an_import_writes()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var (one, other) = (azurite.NewAccount(), azurite.NewAccount());
        await DemoRows.ImportAsync(one, time, Ct);
        foreach (var name in TableNames.All)
            await new TableServiceClient(other).CreateTableIfNotExistsAsync(name, Ct);

        await DemoRows.CopyAsync(azurite, other, time, Ct);

        var rows = await RowsAsync(one);
        rows.Count.ShouldBeGreaterThan(100);
        (await RowsAsync(other)).ShouldBe(rows);
    }

    private static async Task<List<string>> RowsAsync(string account)
    {
        var all = new List<string>();
        await foreach (var table in new TableServiceClient(account).QueryAsync(cancellationToken: Ct))
        {
            await foreach (var row in new TableClient(account, table.Name).QueryAsync<TableEntity>(cancellationToken: Ct))
            {
                var values = row.Where(one => one.Key is not ("odata.etag" or "Timestamp"))
                    .OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value} ({one.Value?.GetType().Name})");
                all.Add($"{table.Name}: {string.Join(", ", values)}");
            }
        }

        return [.. all.Order(StringComparer.Ordinal)];
    }
}
