using System.Collections.Concurrent;
using System.Globalization;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MoiSms.Benchmarks.Local;
using MoiSms.Benchmarks.Operator;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.LocalHost;

namespace MoiSms.Benchmarks.Peer;

/// <summary>
/// Kannel as an inquiry service. Texts and replies take its HTTP line, as ours do: so no SMPP is measured on one side only. Its back end
/// makes one read of the table of records and answers with one part; it and the phones run in this process.
/// </summary>
internal sealed class KannelService : IAnsweringService, IAsyncDisposable
{
    /// <summary>The number a text goes to ends with the text's own, and its reply comes from there: so no words are changed.</summary>
    private const string ServiceNumber = "99988";

    private const string Reply = "Residency: article 18, valid until 15 Jun 2030. As of 26 Nov 2026. MORE for papers and fees.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly int smsboxPort = PortCheck.Free();
    private readonly int textPort = PortCheck.Free();
    private readonly PartitionKeys keys = new(LocalDevelopment.KeySecret);
    private readonly ConcurrentQueue<(string Number, DateTimeOffset At)> replies = new();
    private readonly ConcurrentDictionary<string, string> idOf = new();
    private readonly DirectoryInfo folder;
    private readonly TableClient records;
    private readonly KannelBoxes boxes;
    private readonly WebApplication app;
    private int last;

    private KannelService(StorageConnection storage, DirectoryInfo folder)
    {
        this.folder = folder;
        records = storage.CreateTables().GetTableClient(TableNames.Records);
        boxes = new KannelBoxes(folder);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapGet("/answer", AnswerAsync);
        app.MapGet("/sms", (string from) =>
        {
            replies.Enqueue((from, TimeProvider.System.GetUtcNow()));
            return Results.Text("0: Accepted for delivery", statusCode: StatusCodes.Status202Accepted);
        });
    }

    public string Name => "Kannel";

    /// <param name="storage">Holds the people of <see cref="LoadPlan"/>.</param>
    /// <param name="folder">For what Kannel writes.</param>
    public static async Task<KannelService> StartAsync(StorageConnection storage, DirectoryInfo folder, CancellationToken ct)
    {
        var kannel = new KannelService(storage, folder);
        await kannel.app.StartAsync(ct);
        await kannel.StartBoxesAsync(ct);
        return kannel;
    }

    public Task ForgetAsync(CancellationToken ct)
    {
        idOf.Clear();
        replies.Clear();
        return Task.CompletedTask;
    }

    public async Task PostAsync(LoadText text)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{ServiceNumber}{Interlocked.Increment(ref last):D6}");
        idOf[number] = text.Id;
        var (from, words) = (Uri.EscapeDataString(text.Phone), Uri.EscapeDataString(text.Words));
        var address = string.Create(
            CultureInfo.InvariantCulture,
            $"http://127.0.0.1:{textPort}/sms?username=u&password=p&from={from}&to={number}&charset=UTF-8&coding=2&text={words}");
        using var answer = await http.GetAsync(new Uri(address));
        answer.EnsureSuccessStatusCode();
    }

    public async Task<ILookup<string, DateTimeOffset>> RepliesAsync(int texts, CancellationToken ct)
    {
        var (count, since) = (-1, TimeProvider.System.GetTimestamp());
        while (Lookup().Count < texts && TimeProvider.System.GetElapsedTime(since) < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), ct);
            if (replies.Count != count)
                (count, since) = (replies.Count, TimeProvider.System.GetTimestamp());
        }

        return Lookup();

        ILookup<string, DateTimeOffset> Lookup() => replies.ToLookup(reply => idOf[reply.Number], reply => reply.At);
    }

    public async Task RestartAsync(CancellationToken ct)
    {
        await boxes.KillAsync();
        await StartBoxesAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        await boxes.KillAsync();
        await app.DisposeAsync();
        http.Dispose();
    }

    private Task StartBoxesAsync(CancellationToken ct) => boxes.StartAsync(Line(), smsboxPort, textPort, ct);

    private async Task<IResult> AnswerAsync(string from, CancellationToken ct)
    {
        var phone = "+" + from.TrimStart('+', ' ');
        var record = await records.GetEntityIfExistsAsync<TableEntity>(
            keys.For(LoadPlan.CivilId(phone)), RecordKinds.Residency, cancellationToken: ct);
        return record.HasValue ? Results.Text(Reply) : Results.NotFound();
    }

    private string Line() => string.Create(CultureInfo.InvariantCulture, $"""
        group = smsc
        smsc = http
        system-type = kannel
        smsc-id = phones
        port = {textPort}
        connect-allow-ip = 127.0.0.1
        smsc-username = u
        smsc-password = p
        send-url = "{app.Urls.First()}/sms"

        group = sms-service
        keyword = default
        catch-all = true
        max-messages = 1
        get-url = "{app.Urls.First()}/answer?from=%p&text=%a"

        """);
}
