using System.Globalization;
using System.Net;
using MoiSms.LocalHost;

namespace MoiSms.Benchmarks.Operator;

/// <summary>
/// Kannel (Debian's package <c>kannel</c>): bearerbox, which is bound to the centre and keeps its texts in files, and smsbox, which takes
/// and brings them over HTTP.
/// </summary>
internal sealed class KannelPeer(DirectoryInfo folder, Inbox inbox) : IPeer
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly int sendPort = PortCheck.Free();
    private readonly KannelBoxes boxes = new(folder);

    public string Name => "Kannel";

    public Task StartAsync(int smscPort, CancellationToken ct) => boxes.StartAsync(Line(smscPort), sendPort, linePort: null, ct);

    public Task KillAsync() => boxes.KillAsync();

    public async Task<bool> TrySendAsync(int number, string to, string text, CancellationToken ct)
    {
        var reports = Uri.EscapeDataString(string.Create(CultureInfo.InvariantCulture, $"{inbox.Reports}?tag={number}&code=%d"));
        var query = $"username=u&password=p&from=99988&to={Uri.EscapeDataString(to)}&text={Uri.EscapeDataString(text)}"
            + $"&dlr-mask=3&dlr-url={reports}";
        try
        {
            var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{sendPort}/cgi-bin/sendsms?{query}");
            using var response = await http.GetAsync(new Uri(address), ct);
            return response.StatusCode == HttpStatusCode.Accepted;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !ct.IsCancellationRequested))
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        http.Dispose();
    }

    private string Line(int smscPort) => string.Create(CultureInfo.InvariantCulture, $"""
        group = smsc
        smsc = smpp
        smsc-id = centre
        host = 127.0.0.1
        port = {smscPort}
        transceiver-mode = true
        smsc-username = moi
        smsc-password = pass
        system-type = ""
        reconnect-delay = 1
        wait-ack = 5

        group = sms-service
        keyword = default
        catch-all = true
        max-messages = 0
        get-url = "{inbox.Texts}?id=%I&text=%a"

        """);
}
