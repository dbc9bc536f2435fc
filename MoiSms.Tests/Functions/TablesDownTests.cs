using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Tests.Hosting;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>Tables that cannot be reached while the queues can.</summary>
public sealed partial class TablesDownTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000101";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_text_that_comes_meanwhile_is_taken_and_answered_once_when_they_are_back()
    {
        await using var tables = new StorageRelay(azurite.TablePort);
        await using var service = await StartAsync(tables);
        await service.AskAsync(Phone, "help", Ct);
        tables.Cut();

        var id = Events.NewId();
        using var response = await service.PostEventsAsync(Events.Post(Events.Sms(id, Phone, "residency")), Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Until.TrueAsync(
            () => Task.FromResult(service.Host.QueueCounters.Of(QueueNames.Inbound).Deletes >= 2), "the text to be put back", Ct);
        tables.Mend();

        (await service.ReplyAsync(id, Ct)).ShouldContain("2030");
        await Until.TrueAsync(async () => (await service.RowAsync(Phone, id, Ct))?.SentAttempt == 1, "the mark", Ct);
        (await service.ConversationAsync(Phone, Ct)).Count(one => one.GetProperty("inReplyTo").GetString() == id).ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_that_was_sent_before_its_mark_could_be_written_is_marked_later_and_not_sent_again()
    {
        await using var tables = new StorageRelay(azurite.TablePort);
        await using var service = await StartAsync(tables);
        await service.AskAsync(Phone, "help", Ct);
        var before = (await service.RequestsAsync(Ct)).Length;
        await service.SetFaultAsync(new { hangMs = 1500, count = 1 }, Ct);
        await service.SetFaultAsync(new { delivery = new { status = "Failed", code = 5001 } }, Ct);

        var id = await service.TextAsync(Phone, "help", Ct);
        await Until.TrueAsync(async () => await service.RowAsync(Phone, id, Ct) is not null, "the written answer", Ct);
        tables.Cut();
        await service.ReplyAsync(id, Ct);
        await Until.TrueAsync(
            () => Task.FromResult(service.Host.QueueCounters.Of(QueueNames.Outbound).Deletes >= 2), "the reply to be put back", Ct);
        tables.Mend();

        await Until.TrueAsync(async () => (await service.RowAsync(Phone, id, Ct))?.SentAttempt == 1, "the mark", Ct);
        ((await service.RequestsAsync(Ct)).Length - before).ShouldBe(1);
    }

    [Fact]
    public async Task A_text_that_comes_while_no_token_for_them_can_be_had_is_answered_once_when_there_is_one()
    {
        var tables = new Tokenless(azurite.TablePort);
        await using var service = await TestService.StartAsync(azurite, Ct, services: all => all.AddSingleton(
            ((StorageConnection)all.Last(one => one.ServiceType == typeof(StorageConnection)).ImplementationInstance!) with
            {
                Policies = [tables],
            }));
        await service.AskAsync(Phone, "help", Ct);
        tables.HasToken = false;

        var id = await service.TextAsync(Phone, "residency", Ct);
        await Until.TrueAsync(
            () => Task.FromResult(service.Host.QueueCounters.Of(QueueNames.Inbound).Deletes >= 2), "the text to be put back", Ct);
        tables.HasToken = true;

        (await service.ReplyAsync(id, Ct)).ShouldContain("2030");
        (await service.ConversationAsync(Phone, Ct)).Count(one => one.GetProperty("inReplyTo").GetString() == id).ShouldBe(1);
    }

    private Task<TestService> StartAsync(StorageRelay tables) => TestService.StartAsync(
        azurite,
        Ct,
        settings => settings[SettingNames.Storage] = TableEndpoint().Replace(
            settings[SettingNames.Storage]!,
            string.Create(CultureInfo.InvariantCulture, $"TableEndpoint=http://127.0.0.1:{tables.Port}/")));

    /// <summary>What every client does whose managed identity cannot be reached.</summary>
    private sealed class Tokenless(int tablePort) : HttpPipelinePolicy
    {
        public volatile bool HasToken = true;

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            HasToken || message.Request.Uri.Port != tablePort
                ? ProcessNextAsync(message, pipeline)
                : throw new CredentialUnavailableException("The managed identity cannot be reached.");

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);
    }

    [GeneratedRegex(@"TableEndpoint=http://127\.0\.0\.1:\d+/")]
    private static partial Regex TableEndpoint();
}
