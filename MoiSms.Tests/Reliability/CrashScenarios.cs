using System.Globalization;
using System.Text.Json.Nodes;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Core.Sending;
using MoiSms.Functions;
using MoiSms.Tests.Infrastructure;
using MoiSms.Tests.Records.Importing;
using Shouldly;

namespace MoiSms.Tests.Reliability;

/// <summary>Every way of the service that changes something, each with as few steps as show it.</summary>
internal static class CrashScenarios
{
    private const string Phone = "+96550000101";
    private const string Other = "+96550000102";
    private const string Serial = "104603265";
    private const string HolderColumns = "civilId,phone,nameAr,nameEn,nationality,birthDate,language,cardSerial\n";
    private const string Receive = nameof(ReceiveEvents);
    private const string Resolve = nameof(ResolveSms);
    private const string Send = nameof(SendReply);
    private const string Replay = "moisms deadletters replay";
    private const string Discard = "moisms deadletters discard";
    private const string Erase = "moisms person erase";
    private static readonly TestOperator Sara = new();

    private static readonly string One = CivilIds.One;
    private static readonly string Two = CivilIds.Two;

    public static IReadOnlyList<CrashScenario> All { get; } =
    [
        new("a question about a service", [Receive, Resolve, Send], async world =>
        {
            await world.TextAsync(Phone, "renew driving licence");
            await world.ReportAsync();
        }),
        new("a question about a person's own records", [Resolve], async world =>
        {
            await KnownAsync(world);
            await world.TextAsync(Phone, "residency");
            await world.TextAsync(Phone, "my fines");
        }),
        new("a menu and its number", [Resolve], async world =>
        {
            await world.TextAsync(Phone, "renew residency");
            world.Carrier.Received[^1].Text.ShouldContain("1. ");
            await world.TextAsync(Phone, "1");
            await world.TextAsync(Phone, "more");
        }),
        new("linking a phone", [Resolve, Send], async world =>
        {
            await PersonAsync(world, phone: "");
            await world.ConfirmAsync(Phone, $"register {One} {Serial}");
            await world.TextAsync(Phone, "residency");
        }),
        new("linking a second phone: the first is told", [Resolve], async world =>
        {
            await PersonAsync(world, Other);
            await world.ConfirmAsync(Phone, $"register {One} {Serial}");
            await world.TextAsync(Phone, "residency");
        }),
        new("a wrong serial, then a wrong code, then the right one", [Resolve], async world =>
        {
            await PersonAsync(world, phone: "");
            await world.TextAsync(Phone, $"register {One} 999999999");
            await world.TextAsync(Phone, $"register {One} {Serial}");
            var code = world.CodeOf(Phone);
            await world.TextAsync(Phone, code[0] == '9' ? "0" + code[1..] : "9" + code[1..]);
            await world.TextAsync(Phone, code);
        }),
        new("unlinking a phone", [Resolve], async world =>
        {
            await PersonAsync(world, phone: "");
            await world.ConfirmAsync(Phone, $"register {One} {Serial}");
            await world.ConfirmAsync(Phone, "unregister");
            await world.TextAsync(Phone, "residency");
        }),
        new("STOP, silence, START", [Resolve], async world =>
        {
            await world.TextAsync(Phone, "stop");
            await world.TextAsync(Phone, "help");
            await world.TextAsync(Phone, "start");
            await world.TextAsync(Phone, "help");
        }),
        new("the network says opted out", [Receive], async world =>
        {
            await world.TextAsync(Phone, "help");
            await world.ReportAsync("Failed", "4007: opted out");
            await world.TextAsync(Phone, "help");
        }),
        new("a phone out of reach gets one resend", [Receive, Send], async world =>
        {
            await world.TextAsync(Phone, "help");
            await world.ReportAsync("Failed", "4006: unreachable");
            await world.ReportAsync();
        }),
        new("several events in one post", [Receive], world => world.PostAsync(
            Events.Sms("Incoming_a", Phone, "help", CrashAccount.Start), Events.Sms("Incoming_b", Other, "help", CrashAccount.Start),
            Events.Sms("Incoming_c", "Bank", "help", CrashAccount.Start))),
        new("an event that cannot be read", [Receive], world => world.PostAsync(Malformed())),
        new("a member calls a reply wrong", [Resolve, "moisms pilot add"], async world =>
        {
            await world.OperateAsync<PilotOperations>(
                "moisms pilot add", pilot => pilot.AddAsync(new MembersChange([Phone], "a test"), Sara, default));
            await world.TextAsync(Phone, "help");
            await world.TextAsync(Phone, "wrong, it is not so");
        }),
        new("ACS refuses a recipient; the reply is replayed", [Send, Replay], async world =>
        {
            world.Carrier.Answer = () => new SmsSendOutcome.Refused("400");
            await world.TextAsync(Phone, "help");
            world.Carrier.Answer = () => null;
            await ReplayAsync(world, QueueNames.Outbound);
        }),
        new("a reply whose time is over", [Send], async world =>
        {
            world.Carrier.Answer = () =>
            {
                world.MoveOn(TimeSpan.FromHours(25));
                return new SmsSendOutcome.TryLater("503", null);
            };
            await world.TextAsync(Phone, "help");
        }),
        new("a text that the queue gave up; it is replayed", [nameof(FileInboundPoison), Replay], async world =>
        {
            var text = world.Inbound(Phone, "help");
            await world.PutAsync(QueueNames.InboundPoison, QueueJson.Write(text));
            await world.PutAsync(QueueNames.Inbound, QueueJson.Write(text));
            await ReplayAsync(world, QueueNames.Inbound);
        }),
        new("a text without a sender that the queue gave up; it is discarded", [nameof(FileInboundPoison), Discard], async world =>
        {
            var text = world.Inbound("nobody", "help");
            await world.PutAsync(QueueNames.InboundPoison, QueueJson.Write(text));
            var id = await world.LetterAsync(QueueNames.Inbound);
            await world.OperateAsync<DeadLetterOperations>(Discard, desk =>
                desk.DiscardAsync(new DeadLetterRequest(QueueNames.Inbound, id, "a test"), Sara, default));
        }),
        new("a reply that the queue gave up", [nameof(FileOutboundPoison)], async world =>
        {
            await world.TextAsync(Phone, "help");
            await world.PutAsync(QueueNames.OutboundPoison, QueueJson.Write(Reply("Incoming_x", world)));
            await world.PutAsync(QueueNames.OutboundPoison, QueueJson.Write(Reply(world.Carrier.Received[^1].Tag, world)));
        }),
        new("a message that is none of ours", [Resolve, nameof(FileInboundPoison)], world =>
            world.PutAsync(QueueNames.Inbound, "nothing of ours")),
        new("a person is erased by civil id", [Erase], world => EraseAsync(world, new PersonRequest(null, One, "a test"))),
        new("a person is erased by phone", [Erase], world => EraseAsync(world, new PersonRequest(Phone, null, "a test"))),
        new("an import gives a phone to somebody else", ["moisms import holders"], async world =>
        {
            await PersonAsync(world, Phone);
            await world.ImportAsync("holders", $"{HolderColumns}{Two},{Phone},,,KW,,en,{Serial}\n");
            await world.TextAsync(Phone, "residency");
        }),
        new("a snapshot takes rows and phones away", ["moisms import holders", "moisms import residency"], async world =>
        {
            await PersonAsync(world, Phone);
            await world.ImportAsync("holders", $"{HolderColumns}{Two},{Other},,,KW,,en,{Serial}\n", snapshot: true);
            await world.ImportAsync("residency", $"civilId,article,expiresOn,sponsor\n{Two},18,2030-06-15,\n", snapshot: true);
            await world.TextAsync(Phone, "residency");
        }),
        .. CrashUpkeepScenarios.All,
    ];

    private static Task KnownAsync(CrashWorld world) => PersonAsync(world, Phone);

    private static async Task PersonAsync(CrashWorld world, string phone)
    {
        await world.GivenAsync("residency", $"civilId,article,expiresOn,sponsor\n{One},18,2030-06-15,\n");
        await world.GivenAsync("holders", $"{HolderColumns}{One},{phone},,,KW,,en,{Serial}\n");
    }

    private static async Task ReplayAsync(CrashWorld world, string where)
    {
        var id = await world.LetterAsync(where);
        await world.OperateAsync<DeadLetterOperations>(Replay, desk =>
            desk.ReplayAsync(new DeadLetterRequest(where, id, "a test"), Sara, default));
    }

    private static async Task EraseAsync(CrashWorld world, PersonRequest who)
    {
        await PersonAsync(world, Phone);
        await world.TextAsync(Phone, "help");
        await world.PutAsync(QueueNames.InboundPoison, QueueJson.Write(world.Inbound(Phone, "help")));
        world.MoveOn(TimeSpan.FromMinutes(5));
        await world.OperateAsync<PersonOperations>(Erase, persons => persons.EraseAsync(who, Sara, default));
        await world.TextAsync(Phone, "help");
    }

    private static OutboundSms Reply(string id, CrashWorld world)
    {
        var now = world.Inbound(Phone, "").AcceptedAt;
        return new OutboundSms
        {
            InboundId = id,
            To = Phone,
            Text = "help",
            WrittenAt = now,
            AcceptedAt = now,
            ExpiresAt = now.AddDays(1),
        };
    }

    private static JsonNode Malformed()
    {
        var text = Events.Sms("Incoming_m", Phone, "help");
        text["eventTime"] = CrashAccount.Start.ToString("O", CultureInfo.InvariantCulture);
        text["data"] = "no object";
        return text;
    }
}
