using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Answering;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Core.Receiving;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>A person is erased between somebody's look at the conversation and their write: nothing of the person is left.</summary>
public sealed class ErasureInBetweenTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Other = "+96550000102";
    private const string TextRow = "adds Conversations text";

    private readonly MovableTime time = new(Some.Now);
    private readonly InBetween before = new();
    private ServiceProvider services = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TextRow)]
    [InlineData("writes DeadLetters")]
    public async Task The_apology_for_a_text_and_its_dead_letter_go(string call)
    {
        await ErasedBeforeAsync(call, Some.Phone, () => Get<PoisonFiler>().FileInboundAsync(Body(Some.Text("help")), Ct));

        await NothingIsLeftAsync(Some.Phone);
    }

    [Fact]
    public async Task A_text_whose_storage_failed_for_too_long_is_not_filed()
    {
        var late = Some.Text("help") with { AcceptedAt = Some.Now.AddHours(-25), ReceivedAt = Some.Now.AddHours(-25) };

        await ErasedBeforeAsync("writes DeadLetters", Some.Phone, () => Get<SmsResolver>().ResolveAsync(late, Ct), failFirst: true);

        await NothingIsLeftAsync(Some.Phone);
    }

    [Fact]
    public async Task A_text_that_changes_no_state_goes()
    {
        await Get<SmsResolver>().ResolveAsync(Some.Text("stop"), Ct);

        var reply = await ErasedBeforeAsync(TextRow, Some.Phone, () => Get<SmsResolver>().ResolveAsync(Some.Text("help"), Ct));

        reply.ShouldBeNull();
        await NothingIsLeftAsync(Some.Phone);
    }

    [Fact]
    public async Task The_flag_of_a_member_goes()
    {
        await Get<PilotMembers>().AddAsync([Some.Phone], Ct);
        await Get<ServiceSettingsCache>().RefreshAsync(Ct);
        await Get<SmsResolver>().ResolveAsync(Some.Text("help"), Ct);

        await ErasedBeforeAsync("adds Pilot", Some.Phone, () => Get<SmsResolver>().ResolveAsync(Some.Text("wrong, it is not so"), Ct));

        await NothingIsLeftAsync(Some.Phone);
    }

    [Fact]
    public async Task The_word_to_a_phone_that_another_one_was_linked_goes()
    {
        await ErasedBeforeAsync(TextRow, Other, () => TellAsync(Other));
        await NothingIsLeftAsync(Other);

        await TellAsync(Other);

        await NothingIsLeftAsync(Other);
    }

    [Fact]
    public async Task A_report_that_the_phone_opted_out_does_not_name_it_again()
    {
        await Get<ConversationStore>().TryAddAsync(Some.Message with { Effects = [] }, Some.State with { OptedOut = false }, Ct);

        await ErasedBeforeAsync(
            "writes Conversations state", Some.Phone,
            async () =>
            {
                await Get<DeliveryReportMarker>().MarkAsync(
                    new DeliveryReport(Some.Message.InboundId, Some.Phone, "Failed", "4007"), Ct);
                return true;
            });

        await NothingIsLeftAsync(Some.Phone);
    }

    [Fact]
    public async Task A_note_of_a_text_that_was_not_understood_goes_with_the_next_count()
    {
        await Get<SmsResolver>().ResolveAsync(Some.Text("zxqv wkrj pltm"), Ct);
        await Get<DueIndex>().FlushAsync(Ct);

        await ErasedBeforeAsync("writes Pilot", Some.Phone, () => Get<HourCounter>().CountAsync(Ct));
        (await RowsAsync(Some.Phone)).ShouldContain(row => row.PartitionKey.StartsWith("unread-", StringComparison.Ordinal));
        time.MoveOn(TimeSpan.FromMinutes(1));
        await Get<HourCounter>().CountAsync(Ct);

        await NothingIsLeftAsync(Some.Phone);
    }

    [Fact]
    public async Task A_text_that_is_replayed_in_that_moment_is_dropped()
    {
        var text = Some.Text("help");

        await ErasedBeforeAsync(
            "puts into sms-inbound", Some.Phone,
            async () =>
            {
                await Get<DeadLetterReplay>().ReplayAsync(QueueNames.Inbound, QueueJson.Write(text), Ct);
                return true;
            });
        time.MoveOn(TimeSpan.FromSeconds(1));
        var message = (await Get<ServiceStorage>().Inbound.ReceiveMessageAsync(cancellationToken: Ct)).Value;

        (await Get<SmsResolver>().ResolveAsync(QueueJson.ReadInbound(message.Body), Ct)).ShouldBeNull();
        await NothingIsLeftAsync(Some.Phone);
        await Should.ThrowAsync<AdminFault>(Get<DeadLetterReplay>().ReplayAsync(QueueNames.Inbound, QueueJson.Write(text), Ct));
    }

    [Fact]
    public async Task What_a_run_left_that_was_cut_off_behind_its_write_goes_when_the_text_comes_again()
    {
        var text = Some.Text("help");
        await EraseAsync(Some.Phone);
        foreach (var again in new Func<Task>[]
        {
            () => Get<SmsResolver>().ResolveAsync(text, Ct), () => Get<PoisonFiler>().FileInboundAsync(Body(text), Ct),
        })
        {
            var key = Get<PartitionKeys>().For(Some.Phone);
            var id = RowKeys.Message(TextId.Of(Get<PartitionKeys>(), text));
            await Get<ServiceStorage>().Conversations.AddEntityAsync(new TableEntity(key, id), Ct);

            await again();

            await NothingIsLeftAsync(Some.Phone);
        }
    }

    public async ValueTask InitializeAsync() => services = await before.StartCoreAsync(azurite, time, Ct);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static BinaryData Body(InboundSms text) => BinaryData.FromString(QueueJson.Write(text));

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    private async Task<bool> TellAsync(string phone)
    {
        await Get<EffectRunner>().CarryOutAsync(Some.Message with { Effects = [new Effect.TellPhone(phone, Some.Now, null)] }, Ct);
        return true;
    }

    private async Task<T> ErasedBeforeAsync<T>(string call, string phone, Func<Task<T>> act, bool failFirst = false)
    {
        if (failFirst)
        {
            before.BeforeCall("reads Conversations", () =>
            {
                before.BeforeCall(call, () => EraseAsync(phone));
                throw new IOException("Storage could not be reached.");
            });
        }
        else
        {
            before.BeforeCall(call, () => EraseAsync(phone));
        }

        var result = await act();
        before.HasCome.ShouldBeTrue("The call should have come.");
        return result;
    }

    private async Task EraseAsync(string phone)
    {
        time.MoveOn(TimeSpan.FromMilliseconds(5));
        await Get<PersonOperations>().EraseAsync(new PersonRequest(phone, null, "a test"), new TestOperator(), Ct);
    }

    /// <summary>But the marker, which holds an instant.</summary>
    private async Task NothingIsLeftAsync(string phone) => (await RowsAsync(phone)).ShouldHaveSingleItem()
        .Where(property => property.Value is not (null or "")).Select(property => property.Key)
        .ShouldBe(["PartitionKey", "RowKey", "odata.etag", "Timestamp", ConversationEntities.ErasedAt], ignoreOrder: true);

    private async Task<List<TableEntity>> RowsAsync(string phone)
    {
        var key = Get<PartitionKeys>().For(phone);
        var rows = new List<TableEntity>();
        foreach (var name in TableNames.All.Except([TableNames.Audit, TableNames.Due]))
            rows.AddRange(await Get<ServiceStorage>().Tables.GetTableClient(name).QueryAsync<TableEntity>(cancellationToken: Ct)
                .Where(row => row.PartitionKey == key || row.RowKey.Split(':')[0] == key || row.GetString("PhoneKey") == key)
                .ToListAsync(Ct));
        return rows;
    }
}
