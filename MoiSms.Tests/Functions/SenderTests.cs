using System.Net;
using MoiSms.Core.Conversations;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Core.Records.Importing;
using MoiSms.Tests.Infrastructure;
using MoiSms.Tests.Records.Importing;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>Who is answered at all: whoever could get a reply, and whoever could not leaves a row.</summary>
public sealed class SenderTests(AzuriteFixture azurite)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("+96551901234")]
    [InlineData("+96558001234")]
    [InlineData("91501234")]
    public async Task A_phone_of_a_new_block_is_answered_and_every_operators_path_takes_it(string phone)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);

        (await service.AskAsync(phone, "how to renew passport", Ct)).ShouldNotBeEmpty();

        var request = new { phone, reason = "a test" };
        (await service.AddMembersAsync(Ct, phone)).Unusable.ShouldBeEmpty();
        (await service.AdminAsync<ConversationView>(HttpMethod.Post, AdminRoutes.Conversation, request, Ct)).Texts.ShouldHaveSingleItem();
        (await service.AdminAsync<PersonExport>(HttpMethod.Post, AdminRoutes.Person + "/export", request, Ct))
            .Phones.ShouldHaveSingleItem().Conversation.ShouldNotBeEmpty();
        (await service.AdminAsync<PersonErased>(HttpMethod.Post, AdminRoutes.Person + "/erase", request, Ct)).Phones.ShouldBe(1);
    }

    [Fact]
    public async Task Phones_of_new_blocks_are_imported()
    {
        using var scenario = new ImportScenario(azurite);

        var header = string.Join(',', ImportKinds.ColumnsOf("holders"));

        var result = await scenario.ImportAsync(
            "holders", $"{header}\n{CivilIds.One},67501234,,,,,,\n{CivilIds.Two},+96591501234,,,,,,");

        (result.Loaded, result.Rejected).ShouldBe((2, 0));
        (await scenario.StateOfAsync("+96567501234")).ShouldNotBeNull();
        (await scenario.StateOfAsync("+96591501234")).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("99988")]
    [InlineData("MOI Alerts")]
    [InlineData("+96522431234")]
    [InlineData(TestService.ServiceNumber)]
    public async Task A_sender_that_could_get_no_reply_gets_none_and_leaves_a_row_that_the_report_counts(string sender)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var id = Events.NewId();
        for (var i = 0; i < 2; i++)
        {
            using var posted = await service.PostEventsAsync(Events.Post(Events.Sms(id, sender, "residency")), Ct);
            posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await Until.TrueAsync(async () => await service.RowAsync(sender, id, Ct) is not null, "a row of the text", Ct);

        var row = (await service.RowAsync(sender, id, Ct))!;
        (row.Decision, row.Reply).ShouldBe((Decision.NoReplySender, null));
        await Until.TrueAsync(
            async () => (await service.AdminAsync<PilotReport>(HttpMethod.Get, AdminRoutes.PilotReport, null, Ct))
                .Decisions.GetValueOrDefault(nameof(Decision.NoReplySender)) == 1,
            "the text in the report",
            Ct);
        (await service.Queue(QueueNames.Outbound).PeekMessagesAsync(1, Ct)).Value.ShouldBeEmpty();
    }
}
