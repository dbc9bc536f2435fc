using Azure;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Core.Records.Importing;

/// <summary>
/// Notices a wrong key secret before it does harm: rows written under another secret would never be found again. The first import leaves
/// the key of a fixed word in <c>Settings</c>; every later one must come to the same.
/// </summary>
internal sealed class KeyCheck(TableServiceClient tables, PartitionKeys keys)
{
    private const string Partition = "imports";
    private const string Row = "key-check";
    private const string Property = "Key";

    /// <exception cref="ImportException">The secret is not the one that this storage's rows were written with.</exception>
    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        var settings = tables.GetTableClient(TableNames.Settings);
        var expected = keys.For(Row);
        var found = await settings.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        if (!found.HasValue)
        {
            try
            {
                await settings.AddEntityAsync(new TableEntity(Partition, Row) { [Property] = expected }, cancellationToken);
                return;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Another import was first: its key counts.
                found = await settings.GetEntityAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
            }
        }

        if (found.Value!.GetString(Property) != expected)
        {
            throw new ImportException(
                "The key secret is not the one that this storage's rows were written with: nothing was loaded. Use the functions' "
                + "MoiSms__KeySecret.");
        }
    }
}
