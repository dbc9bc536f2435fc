using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Tests.Infrastructure;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>One event that cannot be read costs its neighbours nothing, and its sender finds it in what is kept about them.</summary>
public sealed class UnreadableEventTests(AzuriteFixture azurite)
{
    private const string Phone = "+96550000137";
    private const string Neighbour = "+96550000102";

    private static readonly PartitionKeys Keys = new(LocalDevelopment.KeySecret);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Unreadable() =>
        ["a status without end", "an id without end", "a receiver without end", "a tag without end", "data as a string", "data cut off",
            "all of it as a string", "no message id", "no type", "a sender in an unknown place", "escaped letters"];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task It_is_filed_with_the_key_of_its_phone_and_export_and_erasure_find_it(string what)
    {
        await using var service = await TestService.StartAsync(azurite, Ct, importDemo: false);
        var before = Events.NewId();
        var after = Events.NewId();
        var body = $"[{Events.Sms(before, Neighbour, "help").ToJsonString()},{Event(what)},"
            + $"{Events.Sms(after, Neighbour, "help").ToJsonString()}]";

        using var response = await service.PostEventsAsync(Events.Json(body), Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await service.ReplyAsync(before, Ct)).ShouldNotBeEmpty();
        (await service.ReplyAsync(after, Ct)).ShouldNotBeEmpty();
        var hasPhone = what != "a receiver without end";
        (await FiledAsync(service)).ShouldHaveSingleItem().GetString("PhoneKey").ShouldBe(hasPhone ? Keys.For(Phone) : null);

        var export = await service.AdminAsync<JsonElement>(
            HttpMethod.Post, AdminRoutes.Person + "/export", new { phone = Phone, reason = "asked for" }, Ct);
        export.GetProperty("phones")[0].GetProperty("deadLetters").GetArrayLength().ShouldBe(hasPhone ? 1 : 0);
        await service.AdminAsync<PersonErased>(
            HttpMethod.Post, AdminRoutes.Person + "/erase", new { phone = Phone, reason = "asked for" }, Ct);
        (await FiledAsync(service)).Count.ShouldBe(hasPhone ? 0 : 1);
    }

    private static async Task<List<TableEntity>> FiledAsync(TestService service) =>
        await service.Table(TableNames.DeadLetters).QueryAsync<TableEntity>(cancellationToken: Ct).ToListAsync(Ct);

    private static string Event(string what)
    {
        var endless = new string('x', 40_000);
        var text = Events.Sms("Incoming_1", Phone, "help");
        switch (what)
        {
            case "a status without end":
                return Events.Report("Incoming_1", Phone, endless).ToJsonString();
            case "a tag without end":
                return Events.Report(endless, Phone).ToJsonString();
            case "a receiver without end":
                return Events.Report("Incoming_1", new string('5', 40_000)).ToJsonString();
            case "an id without end":
                return Events.Sms(endless, Phone, "help").ToJsonString();
            case "data as a string":
                text["data"] = text["data"]!.ToJsonString();
                return text.ToJsonString();
            case "data cut off":
                text["data"] = text["data"]!.ToJsonString()[..^20];
                return text.ToJsonString();
            case "all of it as a string":
                return JsonValue.Create(text.ToJsonString()).ToJsonString();
            case "no message id":
                text["data"]!.AsObject().Remove("messageId");
                return text.ToJsonString();
            case "no type":
                text.Remove("eventType");
                return text.ToJsonString();
            case "a sender in an unknown place":
                text["data"] = new JsonObject { ["sms"] = new JsonObject { ["From"] = Phone } };
                return text.ToJsonString();
            case "escaped letters":
                return """
                    {"id":"u1","eventType":"Microsoft.Communication.SMSReceived","data":"{\u0022from\u0022:\u0022\u002B96550000137\u0022"}
                    """;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, null);
        }
    }
}
