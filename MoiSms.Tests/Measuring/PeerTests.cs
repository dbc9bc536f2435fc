using Azure.Data.Tables;
using MoiSms.Benchmarks.Local;
using MoiSms.Benchmarks.Operator;
using MoiSms.Benchmarks.Peer;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Measuring;

/// <summary>How another service is measured beside ours.</summary>
public sealed class PeerTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_that_is_not_taken_is_offered_again()
    {
        var service = new FakeService { Refusals = 3 };

        var step = await PeerRun.RunAsync(service, "a", 10, 0, kill: false, Ct);

        (step.Lost, step.Doubled, step.Latency.Count).ShouldBe((0, 0, 10));
    }

    [Fact]
    public async Task What_was_taken_and_not_answered_is_lost_and_what_was_answered_twice_is_doubled()
    {
        var service = new FakeService { Copies = new() { ["Incoming_a_1"] = 0, ["Incoming_a_2"] = 2 } };

        var step = await PeerRun.RunAsync(service, "a", 10, 0, kill: true, Ct);

        (step.Lost, step.Doubled, step.Latency.Count, service.Restarts).ShouldBe((1, 1, 9, 1));
    }

    [Fact]
    public async Task Kannel_answers_the_same_texts()
    {
        Assert.SkipUnless(KannelBoxes.IsInstalled, KannelBoxes.NotInstalled);
        var account = azurite.NewAccount();
        await CreateRecordsAsync(account);
        using var folder = new TemporaryFolder();
        await using var kannel = await KannelService.StartAsync(
            StorageConnection.FromConnectionString(account), new DirectoryInfo(folder.Path), Ct);

        var step = await PeerRun.RunAsync(kannel, "a", 10, 0, kill: false, Ct);

        (step.Lost, step.Doubled).ShouldBe((0, 0));
    }

    private static async Task CreateRecordsAsync(string storage)
    {
        var table = new TableClient(storage, TableNames.Records);
        await table.CreateIfNotExistsAsync(Ct);
        var keys = new PartitionKeys(LocalDevelopment.KeySecret);
        foreach (var text in LoadPlan.Texts("a", 10, 0))
            await table.AddEntityAsync(new TableEntity(keys.For(LoadPlan.CivilId(text.Phone)), RecordKinds.Residency), Ct);
    }

    private sealed class FakeService : IAnsweringService
    {
        private readonly List<(string Id, DateTimeOffset At)> replies = [];
        private int refused;

        public string Name => "fake";

        public int Refusals { get; init; }

        /// <summary>By text: how many replies it gets; one where none stands here.</summary>
        public Dictionary<string, int> Copies { get; init; } = [];

        public int Restarts { get; private set; }

        public Task ForgetAsync(CancellationToken ct) => Task.CompletedTask;

        public Task PostAsync(LoadText text)
        {
            if (Interlocked.Increment(ref refused) <= Refusals)
                throw new HttpRequestException();
            lock (replies)
                replies.AddRange(Enumerable.Repeat((text.Id, TimeProvider.System.GetUtcNow()), Copies.GetValueOrDefault(text.Id, 1)));
            return Task.CompletedTask;
        }

        public Task<ILookup<string, DateTimeOffset>> RepliesAsync(int texts, CancellationToken ct) =>
            Task.FromResult(replies.ToLookup(reply => reply.Id, reply => reply.At));

        public Task RestartAsync(CancellationToken ct)
        {
            Restarts++;
            return Task.CompletedTask;
        }
    }
}
