using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MoiSms.Benchmarks.Operator;

/// <summary>
/// Kannel's two processes (Debian's package <c>kannel</c>). They are killed together: smsbox ends by itself where bearerbox does.
/// </summary>
/// <param name="folder">For the configuration, the logs and what is kept of texts.</param>
internal sealed class KannelBoxes(DirectoryInfo folder)
{
    public const string NotInstalled = "Kannel is not installed (Debian: apt-get install kannel): it was left out.";

    private readonly List<Process> boxes = [];

    public static bool IsInstalled => Find("bearerbox") is not null;

    /// <summary>Starts both, also after a kill; returns when they listen.</summary>
    /// <param name="configuration">The whole file.</param>
    /// <param name="bearerboxPort">A port that bearerbox opens once it runs.</param>
    /// <param name="smsboxPort">Likewise of smsbox.</param>
    public async Task StartAsync(string configuration, int bearerboxPort, int smsboxPort, CancellationToken ct)
    {
        var file = Path.Combine(folder.FullName, "kannel.conf");
        await File.WriteAllTextAsync(file, configuration, ct);
        foreach (var (program, port) in new[] { ("bearerbox", bearerboxPort), ("smsbox", smsboxPort) })
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
