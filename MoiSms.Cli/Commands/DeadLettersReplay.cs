using System.CommandLine;
using System.Globalization;
using MoiSms.Cli.Admin;
using MoiSms.Cli.Output;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;

namespace MoiSms.Cli.Commands;

/// <summary><c>moisms deadletters replay</c>: one by its id, or many by where and when they were filed, slowly.</summary>
internal static class DeadLettersReplay
{
    /// <summary>What one call replays at most: a call stays short, and whoever stops the command stops soon.</summary>
    private const int AtOnce = 10;

    private const int DefaultLimit = 100;
    private const int DefaultPerMinute = 60;

    internal static readonly string[] Places = [QueueNames.Inbound, QueueNames.Outbound, "events"];

    public static Command Create()
    {
        var where = new Argument<string?>("where")
        {
            Description = "sms-inbound, sms-outbound or events, as listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        where.CompletionSources.Add(Places);
        var id = new Argument<string?>("id") { Description = "As listed. For one alone.", Arity = ArgumentArity.ZeroOrOne };
        var place = new Option<string?>("--where") { Description = "Many: in sms-inbound, sms-outbound or events.", HelpName = "where" };
        place.CompletionSources.Add(Places);
        var since = new Option<string?>("--since")
        {
            Description = "Only what was filed then or later: a date, or a time (Kuwait's, unless it has an offset).",
            HelpName = "time",
        };
        var filedFor = new Option<string?>("--filed-for")
        {
            Description = "Only what was filed for a reason with these words, e.g. \"lifetime over\".",
            HelpName = "words",
        };
        var limit = new Option<int>("--limit") { Description = "How many at most.", DefaultValueFactory = _ => DefaultLimit };
        var perMinute = new Option<int>("--per-minute")
        {
            Description = "How many a minute: slowly, so that what people text now does not wait behind them.",
            DefaultValueFactory = _ => DefaultPerMinute,
        };
        var reason = AdminCommand.Reason(required: true);
        var command = new Command(
            "replay",
            "Puts one on its way again (where, id), or many (--where). Twice has one effect, and many go on where they were stopped.")
        {
            where, id, place, since, filedFor, limit, perMinute, reason,
        };
        command.SetAdminAction((parsed, client, cancellationToken) =>
        {
            var many = parsed.GetValue(place);
            if (parsed.GetValue(id) is { } one && many is null)
                return OneAsync(
                    client, new DeadLetterRequest(parsed.GetValue(where), one, parsed.GetValue(reason)), cancellationToken);
            if (many is null || parsed.GetValue(where) is not null)
                throw new UsageException("Give where it lies and its id, or --where for many.");
            if (!Places.Contains(many))
                throw new UsageException("--where: expected sms-inbound, sms-outbound or events.");
            if (parsed.GetValue(limit) < 1 || parsed.GetValue(perMinute) is < 1 or > 6000)
                throw new UsageException("--limit: 1 or more. --per-minute: 1 to 6000.");
            return ManyAsync(
                client,
                new DeadLettersRequest(
                    many, Instant(parsed.GetValue(since)), parsed.GetValue(filedFor), parsed.GetValue(limit), null,
                    parsed.GetValue(reason)),
                parsed.GetValue(perMinute),
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> OneAsync(AdminClient client, DeadLetterRequest letter, CancellationToken cancellationToken)
    {
        var replayed = await client.PostAsync<DeadLetterView>(AdminRoutes.DeadLetters + "/replay", letter, cancellationToken);
        Console.WriteLine(replayed.ReplayedBefore is { } before
            ? $"Replayed again; the replay of {KuwaitClock.Minute(before)} and this one have one effect."
            : "Replayed.");
        return ExitCodes.Good;
    }

    private static async Task<int> ManyAsync(
        AdminClient client, DeadLettersRequest request, int perMinute, CancellationToken cancellationToken)
    {
        var (replayed, notPossible, next) = (0, 0, request.After);
        while (true)
        {
            var part = await client.PostAsync<DeadLettersReplayed>(
                AdminRoutes.DeadLetters + "/replay-many",
                request with { Limit = Math.Min(AtOnce, request.Limit - replayed - notPossible), After = next },
                cancellationToken);
            (replayed, notPossible, next) = (replayed + part.Replayed, notPossible + part.NotPossible, part.Next);
            if (next is null || replayed + notPossible >= request.Limit)
                break;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{replayed} replayed"));
            await Task.Delay(TimeSpan.FromMinutes((double)(part.Replayed + part.NotPossible) / perMinute), cancellationToken);
        }

        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{replayed} replayed, {notPossible} cannot be")
            + (next is null ? "" : ". There may be more: run it again, and it goes on"));
        return ExitCodes.Good;
    }

    private static DateTimeOffset? Instant(string? text) => text is null ? null
        : IsoInstant.ParseFromMidnight(text) ?? throw new UsageException("--since: expected a date or a time such as 2026-03-05T09:30.");
}
