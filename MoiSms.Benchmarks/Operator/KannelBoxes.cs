using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MoiSms.LocalHost;

namespace MoiSms.Benchmarks.Operator;

/// <summary>
/// Kannel's two processes (Debian's package <c>kannel</c>). They are killed together: smsbox ends by itself where bearerbox does.
/// </summary>
/// <param name="folder">For the configuration, the logs and what is kept of texts.</param>
internal sealed class KannelBoxes(DirectoryInfo folder)
{
    public const string NotInstalled = "Kannel is not installed (Debian: apt-get install kannel): it was left out.";

    private readonly int adminPort = PortCheck.Free();
    private readonly int boxPort = PortCheck.Free();
    private readonly List<Process> boxes = [];

    public static bool IsInstalled => Find("bearerbox") is not null;

    /// <summary>Starts both, also after a kill; returns when they listen.</summary>
    /// <param name="line">The groups of the line to phones and of what is done with a text.</param>
    /// <param name="smsboxPort">Where smsbox takes messages to send.</param>
    /// <param name="linePort">A port that bearerbox opens for the line; null = none.</param>
    public async Task StartAsync(string line, int smsboxPort, int? linePort, CancellationToken ct)
    {
        var file = Path.Combine(folder.FullName, "kannel.conf");
        await File.WriteAllTextAsync(file, $"{Boxes(smsboxPort)}\n\n{line}", ct);
        foreach (var (program, port) in new[] { ("bearerbox", linePort ?? boxPort), ("smsbox", smsboxPort) })
        {
            var box = Process.Start(new ProcessStartInfo(Find(program)!, ["-v", "4", file])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            box.BeginOutputReadLine();
            box.BeginErrorReadLine();
            boxes.Add(box);
            while (!await IsListeningAsync(port, ct))
            {
                if (box.HasExited)
                    throw new InvalidOperationException($"{program} ended: see its log in {folder.FullName}.");
                await Task.Delay(50, ct);
            }
        }
    }

    /// <summary>Ends both outright.</summary>
    public async Task KillAsync()
    {
        foreach (var box in boxes)
        {
            if (!box.HasExited)
                box.Kill();
            await box.WaitForExitAsync();
            box.Dispose();
        }

        boxes.Clear();
    }

    private string Boxes(int smsboxPort) => string.Create(CultureInfo.InvariantCulture, $"""
        group = core
        admin-port = {adminPort}
        admin-password = p
        smsbox-port = {boxPort}
        box-allow-ip = "127.0.0.1"
        box-deny-ip = "*.*.*.*"
        log-file = "{folder.FullName}/bearerbox.log"
        log-level = 1
        store-type = spool
        store-location = {folder.CreateSubdirectory("spool").FullName}
        dlr-storage = internal
        sms-resend-freq = 2
        sms-resend-retry = -1

        group = smsbox
        bearerbox-host = 127.0.0.1
        sendsms-port = {smsboxPort}
        log-file = "{folder.FullName}/smsbox.log"
        log-level = 1
        http-request-retry = 1000
        http-queue-delay = 1

        group = sendsms-user
        username = u
        password = p
        """);

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator).Append("/usr/sbin").Select(path => Path.Combine(path, program)).FirstOrDefault(File.Exists);

    private static async Task<bool> IsListeningAsync(int port, CancellationToken ct)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
