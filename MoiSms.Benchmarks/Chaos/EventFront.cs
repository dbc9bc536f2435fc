using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>
/// Event Grid before the hosts: takes each event of the simulator to a host that answers, and where it is faulty one to five times, late,
/// in any order, and some together in one post. Reports of replies are lost, or say 4006 or 5002; in every run the last one of some phones
/// says 4007.
/// </summary>
internal sealed class EventFront : IAsyncDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(30) };
    private readonly WebApplication app;
    private readonly ChaosPlan plan;
    private readonly ChaosOptions options;
    private readonly HashSet<string> resent = [];
    private readonly HashSet<string> last;
    private readonly List<string> waiting = [];
    private Task<int>? nextPost;
    private int copies;

    private EventFront(WebApplication app, ChaosPlan plan, ChaosOptions options)
    {
        (this.app, this.plan, this.options) = (app, plan, options);
        last = [.. plan.Phones.Select(phone => phone.Texts[^1].Id)];
    }

    public int Port => new Uri(app.Urls.First()).Port;

    public bool IsFaulty { get; set; }

    /// <summary>The hosts' ports, by what runs now.</summary>
    public int[] Hosts { get; set; } = [];

    /// <summary>Copies of events that are still on their way.</summary>
    public int Copies => copies;

    /// <summary>Posts that brought several events.</summary>
    public int Batches { get; private set; }

    /// <summary>What was answered (see <see cref="ReceivedSms.To"/>) by a reply that was reported unreachable: it is sent again.</summary>
    public IReadOnlySet<string> Resent
    {
        get
        {
            lock (resent)
                return resent.ToHashSet();
        }
    }

    public static async Task<EventFront> StartAsync(ChaosPlan plan, ChaosOptions options, CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var front = new EventFront(app, plan, options);
        app.Run(front.HandleAsync);
        await app.StartAsync(ct);
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var all = JsonNode.Parse(await reader.ReadToEndAsync())!.AsArray();
        var one = all[0]!;
        var data = one["data"]!;
        var tag = (string?)data["tag"];
        var random = Chance.Of(options.Seed, tag is null ? (string)one["id"]! : "report " + tag);
        if (tag is not null && Reported(data, tag, random))
        {
            // Lost on its way: nobody asks for a report.
            return;
        }

        var body = one.ToJsonString();
        for (var i = IsFaulty ? random.Next(5) : 0; i > 0; i--)
            _ = CopyAsync(body, random.Next(3000), random.Next());
        if (IsFaulty && random.Next(10) == 0)
            await Task.Delay(random.Next(1500));
        context.Response.StatusCode = await DeliverAsync(body, random.Next());
    }

    /// <summary>Writes into a report what it says; true where it is lost.</summary>
    private bool Reported(JsonNode data, string tag, Random random)
    {
        var id = tag.Split('#', ':')[0];
        var phone = "+" + ((string)data["to"]!).TrimStart('+');
        if (plan.OptedOut.Contains(phone) && last.Contains(id))
            return Fail(data, "4007: opted out");
        if (!IsFaulty)
            return false;
        var chance = random.Next(100);
        if (chance < 3)
            return true;
        if (chance is >= 3 and < 5)
            Fail(data, "5002: no answer in time");
        if (chance is >= 5 and < 8 && !options.IsShort && !tag.Contains('#'))
        {
            lock (resent)
                resent.Add(ReceivedSms.TextOf(tag));
            Fail(data, "4006: unreachable");
        }

        return false;
    }

    private static bool Fail(JsonNode data, string details)
    {
        (data["deliveryStatus"], data["deliveryStatusDetails"]) = ("Failed", details);
        return false;
    }

    private async Task CopyAsync(string body, int delay, int choice)
    {
        Interlocked.Increment(ref copies);
        await Task.Delay(delay);
        await DeliverAsync(body, choice);
        Interlocked.Decrement(ref copies);
    }

    /// <summary>Alone, or where it is faulty every third time with all that come within the same moment: they share one answer.</summary>
    private Task<int> DeliverAsync(string body, int choice)
    {
        if (!IsFaulty || choice % 3 != 0)
            return PostAsync($"[{body}]", choice);
        lock (waiting)
        {
            waiting.Add(body);
            return nextPost ??= PostTogetherAsync(choice);
        }
    }

    private async Task<int> PostTogetherAsync(int choice)
    {
        await Task.Delay(100 + choice % 400);
        string all;
        lock (waiting)
        {
            all = $"[{string.Join(',', waiting)}]";
            Batches += waiting.Count > 1 ? 1 : 0;
            waiting.Clear();
            nextPost = null;
        }

        return await PostAsync(all, choice);
    }

    /// <summary>The answer of the first host that gives one; 503 where none does.</summary>
    private async Task<int> PostAsync(string body, int choice)
    {
        var hosts = Hosts;
        for (var i = 0; i < hosts.Length; i++)
        {
            try
            {
                var host = hosts[(int)((uint)(choice + i) % hosts.Length)];
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(new Uri($"http://127.0.0.1:{host}/api/sms/events"), content);
                return (int)answer.StatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // The next host, or the simulator comes again.
            }
        }

        return StatusCodes.Status503ServiceUnavailable;
    }
}
