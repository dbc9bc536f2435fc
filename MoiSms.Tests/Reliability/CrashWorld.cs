using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Operating;
using MoiSms.Core.Records.Importing;
using MoiSms.Functions;
using MoiSms.Tests.Infrastructure;
using Shouldly;

namespace MoiSms.Tests.Reliability;

/// <summary>
/// One run of a scenario on an emptied account: whatever is asked of the service is asked again, as Event Grid, the queues and operators
/// do, until it is done; a killed process is followed by a new one.
/// </summary>
internal sealed partial class CrashWorld(CrashAccount account, CrashRun run, CancellationToken ct) : IAsyncDisposable
{
    /// <summary>One fault strikes a run, so a second try succeeds; more would mean that something cannot be done at all.</summary>
    private const int MostTries = 4;

    private readonly StillTime time = new(CrashAccount.Start);
    private ServiceProcess? process;
    private int texts;

    public OneCarrier Carrier { get; } = new();

    /// <summary>
    /// Whether each message takes 4 seconds, where something waits for the time. A run with a fault takes longer then, so dates are not
    /// compared.
    /// </summary>
    public bool TimeGoesOn { get; set; }

    /// <summary>Texts, and lets everything that follows from it happen.</summary>
    /// <returns>The text's id.</returns>
    public async Task<string> TextAsync(string phone, string words)
    {
        // Of two texts of one phone the later counts.
        time.MoveOn(TimeSpan.FromSeconds(1));
        var id = NewId();
        await PostAsync(Events.Sms(id, phone, words, time.GetUtcNow()));
        return id;
    }

    /// <summary>Texts what is answered with a code, and answers with it.</summary>
    public async Task ConfirmAsync(string phone, string words)
    {
        await TextAsync(phone, words);
        await TextAsync(phone, CodeOf(phone));
    }

    /// <summary>The newest code that a phone received.</summary>
    public string CodeOf(string phone) => Carrier.Received.Where(sms => sms.To == phone).Select(sms => SixDigits().Match(sms.Text))
        .Last(match => match.Success).Value;

    /// <summary>The network's report about the newest reply.</summary>
    public Task ReportAsync(string status = "Delivered", string details = "No error.") =>
        PostAsync(Events.Report(Carrier.Received[^1].Tag, Carrier.Received[^1].To, status, details));

    /// <summary>Events of one post, and all that follows from them.</summary>
    public async Task PostAsync(params JsonNode[] events)
    {
        var body = await Events.Post(events).ReadAsByteArrayAsync(ct);
        await TryAsync(nameof(ReceiveEvents), async services =>
        {
            var context = new DefaultHttpContext { RequestServices = services };
            (context.Request.Method, context.Request.ContentType) = ("POST", "application/json");
            context.Request.Body = new MemoryStream(body);
            var function = ActivatorUtilities.CreateInstance<ReceiveEvents>(services);
            var answer = (IStatusCodeHttpResult)await function.RunAsync(context.Request, ct);
            if (answer.StatusCode != StatusCodes.Status200OK)
                throw new IOException($"The webhook answered {answer.StatusCode}: Event Grid comes again.");
        });
        await QuietAsync();
    }

    /// <summary>A message that the host put there, and all that follows from it.</summary>
    public async Task PutAsync(string queue, string body)
    {
        await account.Queue(queue).SendMessageAsync(body, ct);
        run.Fill(queue);
        await QuietAsync();
    }

    /// <summary>An operator's command, given again until it ends well, and all that follows from it.</summary>
    public async Task OperateAsync<T>(string command, Func<T, Task> act)
        where T : notnull
    {
        await TryAsync(command, services => act(services.GetRequiredService<T>()));
        await QuietAsync();
    }

    /// <summary>The id of the only dead letter there.</summary>
    public Task<string> LetterAsync(string where) => account.LetterAsync(where, ct);

    /// <summary>An import, run again until it ends well.</summary>
    public async Task ImportAsync(string kind, string csv, bool snapshot = false)
    {
        var file = await account.FileAsync(kind, csv, ct);
        await TryAsync($"moisms import {kind}", async _ => await new RecordImporter(process!.Storage, CrashAccount.Keys, time).ImportAsync(
            new ImportRequest { Kind = kind, File = file, Snapshot = snapshot, Force = true }, progress: null, ct));
    }

    /// <inheritdoc cref="CrashAccount.GivenAsync"/>
    public Task GivenAsync(string kind, string csv) => account.GivenAsync(kind, csv, time, ct);

    /// <inheritdoc cref="CrashAccount.GivenPurgedAsync"/>
    public Task GivenPurgedAsync(string? unswept = null) => account.GivenPurgedAsync(unswept, ct);

    /// <summary>Writes what instances keep in memory for a few seconds: the notes for the purge.</summary>
    public Task NoteAsync() => OperateAsync<DueIndex>("every few seconds", due => due.FlushAsync(ct));

    public void MoveOn(TimeSpan by) => time.MoveOn(by);

    public InboundSms Inbound(string phone, string words) =>
        new() { Id = NewId(), From = phone, Text = words, ReceivedAt = time.GetUtcNow(), AcceptedAt = time.GetUtcNow() };

    /// <inheritdoc cref="CrashAccount.DumpAsync"/>
    public Task<IReadOnlyList<string>> RowsAsync() => account.DumpAsync(isLast: false, ct);

    /// <summary>All that phones received and all that is stored, without what may differ.</summary>
    /// <param name="withFigures">Whether the hourly figures are counted, too.</param>
    public async Task<string> OutcomeAsync(bool withFigures)
    {
        // The order between two phones is nobody's concern.
        var phones = Carrier.Received.OrderBy(sms => sms.To, StringComparer.Ordinal)
            .Select(sms => $"{sms.To} <- {CrashAccount.Plain(sms.Tag)}: {SixDigits().Replace(sms.Text, "(code)")}");
        IEnumerable<string> rows = await account.DumpAsync(isLast: true, ct);
        // The figures tell how long things took.
        if (TimeGoesOn)
            rows = rows.Select(row => Dates().Replace(row, "(date)")).Order(StringComparer.Ordinal);
        else if (withFigures)
            rows = rows.Append(await FiguresAsync());
        return string.Join('\n', [.. phones, .. rows]);
    }

    /// <summary>What the hourly figures say of it: counted by a host of its own, which had no part in the run.</summary>
    private async Task<string> FiguresAsync()
    {
        await using var counting = account.StartProcess(time, new CrashRun(), Carrier);
        new CrashRun().Begin("counting");
        await counting.Services.GetRequiredService<HourCounter>().CountAsync(ct);
        var day = KuwaitTime.Today(CrashAccount.Start);
        var report = await counting.Services.GetRequiredService<HourReporter>().MakeAsync(day, day.AddDays(1), null, ct);
        return "figures: " + JsonSerializer.Serialize(report with { MadeAt = default, CountedAt = null }, AdminJson.Options);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
            await process.DisposeAsync();
    }

    private async Task TryAsync(string by, Func<IServiceProvider, Task> act)
    {
        for (var tries = 1; ; tries++)
        {
            var services = (await AliveAsync()).Services;
            run.Begin(by);
            try
            {
                await act(services);
                return;
            }
            catch (Exception e) when (tries < MostTries
                && e is ProcessKilledException or IOException or RequestFailedException or AggregateException or AdminFault
                    or TimeoutException or OperationCanceledException)
            {
                // Somebody comes again. An AdminFault says "look again", or that nothing is left to do.
                if (e is AdminFault && tries > 1)
                    return;
            }
        }
    }

    /// <summary>Lets every queued message run until none is left.</summary>
    private async Task QuietAsync()
    {
        for (var rounds = 0; ; rounds++)
        {
            var ran = await RunOneAsync(QueueNames.Inbound) | await RunOneAsync(QueueNames.Outbound);
            ran = ran || await RunOneAsync(QueueNames.InboundPoison) | await RunOneAsync(QueueNames.OutboundPoison);
            if (!ran)
                return;
            rounds.ShouldBeLessThan(100, "messages that come back for ever");
        }
    }

    private async Task<bool> RunOneAsync(string queue)
    {
        var messages = account.Queue(queue);
        if (!run.MayHold(queue))
            return false;
        if ((await messages.ReceiveMessageAsync(TimeSpan.FromMinutes(10), ct)).Value is not { } message)
        {
            run.Empty(queue);
            return false;
        }

        var (function, runner, counts) = (await AliveAsync()).RunnerOf(queue);
        run.Begin(function);
        if (TimeGoesOn)
            time.MoveOn(TimeSpan.FromSeconds(4));
        await runner.RunAsync(message, CancellationToken.None, CancellationToken.None);
        if (counts.Deletes > 0)
            return true;
        try
        {
            // Where the process could not bring it to its end, its lease runs out.
            await messages.UpdateMessageAsync(
                message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: ct);
        }
        catch (RequestFailedException e) when (e.Status is 400 or 404)
        {
            // It is done, or the host put it back already.
        }

        return true;
    }

    private async Task<ServiceProcess> AliveAsync()
    {
        if (process is { Calls.IsDead: false })
            return process;
        await DisposeAsync();
        return process = account.StartProcess(time, run, Carrier);
    }

    private string NewId() => $"Incoming_{++texts}";

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)")]
    private static partial Regex SixDigits();

    // As .NET writes them, and as JSON does.
    [GeneratedRegex(@"\d+/\d+/\d{4} \d\d:\d\d:\d\d \+00:00|\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)")]
    private static partial Regex Dates();
}
