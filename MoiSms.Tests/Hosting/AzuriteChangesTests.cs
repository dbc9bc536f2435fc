using System.Diagnostics;
using Azure.Storage.Queues;
using MoiSms.LocalHost;
using MoiSms.LocalHost.Azurite;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Hosting;

/// <summary>What azurite-child.cjs changes of Azurite.</summary>
public sealed class AzuriteChangesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_expired_is_gone_and_the_others_stay(bool isPlain)
    {
        var options = await OptionsAsync();
        await using var azurite = await AzuriteProcess.StartAsync(options with { IsPlain = isPlain }, Ct);
        var queue = new QueueClient(LocalStorage.ConnectionStringOf(azurite.QueuePort, azurite.TablePort), "expiry");
        await queue.CreateIfNotExistsAsync(cancellationToken: Ct);
        await queue.SendMessageAsync("short", timeToLive: TimeSpan.FromSeconds(1), cancellationToken: Ct);
        await queue.SendMessageAsync("long", timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: Ct);

        await Until.TrueAsync(
            async () => (await queue.PeekMessagesAsync(32, Ct)).Value is [{ } only] && only.Body.ToString() == "long",
            "the one message that does not expire",
            Ct);
    }

    /// <summary>A sweep of some thousand sorted them all again for each, and nobody was answered meanwhile.</summary>
    [Fact]
    public async Task Bodies_of_deleted_messages_are_removed_without_sorting_the_others_anew()
    {
        using var folder = new TemporaryFolder();
        var script = Path.Combine(folder.Path, "azurite.js");
        var sources = Path.GetDirectoryName((await OptionsAsync()).Script)!;
        foreach (var name in new[] { "queue", "common" })
            Directory.CreateSymbolicLink(Path.Combine(folder.Path, name), Path.Combine(sources, name));
        await File.WriteAllTextAsync(script, """
            const store = new (require('./common/persistence/LokiExtentMetadataStore.js').default)('unused', true);
            store.init().then(async () => {
              for (const id of ['b', 'a', 'c']) await store.updateExtent({ id, size: 1 });
              await store.deleteExtent('a');
              const all = store.db.getCollection('$EXTENTS_COLLECTION$');
              console.log(all.find().map(one => one.id).join(), all.binaryIndices.id.dirty);
              process.exit(0);
            });
            """, Ct);

        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "azurite-child.cjs"), script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start)!;
        var printed = await node.StandardOutput.ReadToEndAsync(Ct);

        printed.Trim().ShouldBe("b,c false");
    }

    [Theory]
    [InlineData("clearSomehow() {}", "", "clears expired messages")]
    [InlineData("async clearExpiredMessages(account, queue, context) {}", "", "waits for the disk")]
    [InlineData("async clearExpiredMessages(account, queue, context) {}", "// .fdatasync)(fd, err =>", "removes bodies")]
    public async Task An_Azurite_that_works_in_another_way_does_not_start(string method, string disk, string said)
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder, "queue/persistence", "LokiQueueMetadataStore.js", $"exports.default = class {{ {method} }};");
        await WriteAsync(folder, "common/persistence", "FSExtentStore.js", disk);
        await WriteAsync(folder, "common/persistence", "LokiExtentMetadataStore.js", "exports.default = class { deleteExtent(id) {} };");

        var fault = await Should.ThrowAsync<AzuriteException>(() => AzuriteProcess.StartAsync(
            new AzuriteOptions { Script = Path.Combine(folder.Path, "azurite.js") }, Ct));

        fault.Message.ShouldContain($"it {said} in another way");
    }

    private static Task WriteAsync(TemporaryFolder folder, string subfolder, string file, string content) => File.WriteAllTextAsync(
        Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Path, subfolder)).FullName, file), content, Ct);

    private static async Task<AzuriteOptions> OptionsAsync() => new()
    {
        Script = await AzuriteInstaller.EnsureAsync(RepositoryFiles.Root, _ => { }, Ct),
        BlobPort = 0,
        QueuePort = 0,
        TablePort = 0,
    };
}
