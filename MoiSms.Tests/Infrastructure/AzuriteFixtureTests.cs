using Azure.Data.Tables;
using Azure.Storage.Queues;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Infrastructure;

public sealed class AzuriteFixtureTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Accounts_do_not_see_each_others_data()
    {
        var ct = TestContext.Current.CancellationToken;
        var (one, other) = (azurite.NewAccount(), azurite.NewAccount());

        await new QueueClient(one, "sms-inbound").CreateAsync(cancellationToken: ct);
        await new TableServiceClient(one).CreateTableAsync("Records", ct);

        (await new QueueClient(other, "sms-inbound").ExistsAsync(ct)).Value.ShouldBeFalse();
        (await new TableServiceClient(other).QueryAsync(cancellationToken: ct).ToListAsync(ct)).ShouldBeEmpty();
    }
}
