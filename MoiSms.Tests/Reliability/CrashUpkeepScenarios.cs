using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Operating;
using MoiSms.Core.Sending;
using MoiSms.Functions;
using MoiSms.Tests.Infrastructure;
using MoiSms.Tests.Records.Importing;
using Shouldly;

namespace MoiSms.Tests.Reliability;

/// <summary>What timers, operators and the pause of sending change, each with as few steps as show it.</summary>
internal static class CrashUpkeepScenarios
{
    private const string Phone = "+96550000101";
    private const string Other = "+96550000102";
    private const string BulkReplay = "moisms deadletters replay --where";
    private const string Phase = "moisms phase set";
    private const string KindsOff = "moisms phase kinds-off";
    private const string Limits = "moisms phase limits";
    private const string Notices = "moisms phase notices";
    private static readonly TestOperator Sara = new();

    public static IReadOnlyList<CrashScenario> All { get; } =
    [
        new("the purge takes words, then rows, locks and dead letters", [nameof(PurgeConversations)], async world =>
        {
            await world.GivenPurgedAsync();
            await world.TextAsync(Phone, $"register {CivilIds.One} 999999999");
            await world.PutAsync(QueueNames.InboundPoison, QueueJson.Write(world.Inbound(Other, "help")));
            await world.NoteAsync();
            world.MoveOn(TimeSpan.FromHours(25));
            await PurgeAsync(world);
            world.MoveOn(TimeSpan.FromHours(24));
            await PurgeAsync(world);
            (await world.RowsAsync()).ShouldNotContain(row => row.Contains("RowKey=m:", StringComparison.Ordinal));
        }),
        new("the purge walks through a table", [nameof(PurgeConversations)], async world =>
        {
            // Nothing of it stands in the index.
            await world.GivenPurgedAsync(unswept: Phone);
            await world.TextAsync(Phone, "help");
            world.MoveOn(TimeSpan.FromHours(49));
            await PurgeAsync(world);
            (await world.RowsAsync()).ShouldNotContain(row => row.Contains("RowKey=m:", StringComparison.Ordinal));
        }),
        new("the purge of the pilot", [nameof(PurgePilot)], async world =>
        {
            await world.OperateAsync<PilotOperations>(
                "moisms pilot add", pilot => pilot.AddAsync(new MembersChange([Phone], "a test"), Sara, default));
            await world.TextAsync(Phone, "help");
            await world.TextAsync(Phone, "wrong, it is not so");
            world.MoveOn(TimeSpan.FromDays(32));
            await world.OperateAsync<PilotPurger>(nameof(PurgePilot), pilot => pilot.PurgeAsync(default));
        }),
        new("an operator changes settings", [Phase, KindsOff, Limits, Notices], async world =>
        {
            Task ChangeAsync(string command, Func<SettingsOperations, Task> change) => world.OperateAsync(command, change);
            await ChangeAsync(KindsOff, desk => desk.SetKindsOffAsync(new KindsChange(["travel-ban"], "a test"), Sara, default));
            await ChangeAsync(Limits, desk => desk.SetLimitsAsync(new LimitsChange(5, 50, null, "a test"), Sara, default));
            await ChangeAsync(Notices, desk => desk.SetNoticesAsync(new NoticesChange("لاحقا", "later", "a test"), Sara, default));
            await ChangeAsync(Phase, desk => desk.SetPhaseAsync(new PhaseChange(ServicePhase.Closed, null, "a test"), Sara, default));
            await world.TextAsync(Phone, "help");
        }),
        new("refused replies are replayed in bulk", [BulkReplay], async world =>
        {
            world.Carrier.Answer = () => new SmsSendOutcome.Refused("400");
            await world.TextAsync(Phone, "help");
            await world.TextAsync(Other, "help");
            world.Carrier.Answer = () => null;
            await ReplayAsync(world, QueueNames.Outbound);
        }),
        new("texts that the queue gave up are replayed in bulk", [BulkReplay], async world =>
        {
            await world.PutAsync(QueueNames.InboundPoison, QueueJson.Write(world.Inbound(Phone, "help")));
            await world.PutAsync(QueueNames.InboundPoison, QueueJson.Write(world.Inbound(Other, "help")));
            await ReplayAsync(world, QueueNames.Inbound);
        }),
        new("ACS takes nothing for a while: sending pauses and goes on", [nameof(SendReply)], async world =>
        {
            world.TimeGoesOn = true;
            var failures = 12;
            world.Carrier.Answer = () => failures-- > 0 ? new SmsSendOutcome.TryLater("503", null) : null;
            await world.PostAsync(
                [.. Enumerable.Range(1, 5).Select(i => Events.Sms($"Incoming_{i}", Phone[..^1] + i, "help", CrashAccount.Start))]);
            world.Carrier.Received.Count.ShouldBe(5);
            // A process that was started meanwhile learns of the pause; where it is not over yet, the next reply ends it.
            await world.OperateAsync<SendPause>("every few seconds", pause => pause.RefreshAsync(default));
            await world.TextAsync(Other, "help");
        }),
    ];

    private static Task PurgeAsync(CrashWorld world) =>
        world.OperateAsync<ConversationPurger>(nameof(PurgeConversations), purger => purger.PurgeAsync(default));

    private static Task ReplayAsync(CrashWorld world, string where) => world.OperateAsync<BulkReplay>(BulkReplay, desk =>
        desk.ReplayAsync(new DeadLettersRequest(where, null, null, 50, null, "a test"), Sara, default));
}
