using System.CommandLine;
using System.Runtime.InteropServices;
using MoiSms.Core.Content;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Records.Importing;
using MoiSms.LocalHost.Azurite;

namespace MoiSms.LocalHost;

/// <summary>The command line: flags in, exit code out. 0 after Ctrl-C or SIGTERM, 1 with one clear line on standard error.</summary>
internal sealed class LocalHostCommand
{
    private readonly Option<int> port = new("--port")
    {
        Description = "Port of the functions; 0 takes a free one.",
        DefaultValueFactory = _ => LocalHostOptions.DefaultPort,
    };
    private readonly Option<int> simulatorPort = new("--simulator-port")
    {
        Description = "Port of the simulator; 0 takes a free one.",
        DefaultValueFactory = _ => LocalHostOptions.DefaultSimulatorPort,
    };
    private readonly Option<bool> operatorLine = new("--operator")
    {
        Description = "Texts go through the gateway and an operator's centre (SMPP) in place of Communication Services.",
    };
    private readonly Option<int> gatewayPort = new("--gateway-port")
    {
        Description = "Port of the gateway, with --operator; 0 takes a free one.",
        DefaultValueFactory = _ => LocalHostOptions.DefaultGatewayPort,
    };
    private readonly Option<string?> storage = new("--storage")
    {
        Description = "Connection string of a storage account to use in place of Azurite.",
    };
    private readonly Option<bool> fresh = new("--fresh") { Description = "Begin with empty storage (Azurite only)." };
    private readonly Option<bool> noDemo = new("--no-demo") { Description = "Leave out the demo people." };
    private readonly Option<int> lease = new("--lease")
    {
        Description = "Seconds that a killed host's running messages stay hidden.",
        DefaultValueFactory = _ => 600,
    };
    private readonly Option<int> clock = new("--clock") { Description = "Seconds by which the functions' clock is off, for trials." };
    private readonly Option<bool> functionsOnly = new("--functions-only") { Description = "Run the functions without the simulator." };
    private readonly Option<bool> simulatorOnly = new("--simulator-only")
    {
        Description = "Run storage, demo data and the simulator for functions that somebody else runs on --port (func start).",
    };
    private readonly Option<bool> enableAuth = new("--enable-auth") { Description = "Callers must bring the function key." };
    private readonly Option<string> functionKey = new("--function-key")
    {
        Description = "The function key to check and to bring.",
        DefaultValueFactory = _ => new LocalHostOptions().FunctionKey,
    };
    private readonly Option<int> azuritePort = new("--azurite-port")
    {
        Description = "First of Azurite's three ports; 0 takes free ones.",
        DefaultValueFactory = _ => LocalHostOptions.DefaultAzuritePort,
    };
    private readonly Option<string?> dataFolder = new("--data")
    {
        Description = "Folder of Azurite's data, kept between runs. Default .local/azurite.",
    };
    private readonly Option<bool> verbose = new("--verbose") { Description = "Log what happens, not only what goes wrong." };

    public async Task<int> RunAsync(string[] args)
    {
        var command = new RootCommand(
            "Runs the whole SMS service on this machine: storage, functions, and a simulator of the outside world.")
        {
            port, simulatorPort, operatorLine, gatewayPort, storage, fresh, noDemo, lease, clock, functionsOnly, simulatorOnly, enableAuth,
            functionKey, azuritePort, dataFolder, verbose,
        };
        command.SetAction((parsed, _) => ServeAsync(Read(parsed)));
        var parsed = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
            return Refuse($"{parsed.Errors[0].Message} See --help.");

        // Ending is ours alone: it takes as long as draining takes.
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private async Task<int> ServeAsync(LocalHostOptions options)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            // A second Ctrl-C waits for nothing; Azurite ends by itself when we are gone.
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        var app = new LocalHostApp(options, Console.Out);
        try
        {
            await app.StartAsync(stop.Token);
            await Task.Delay(Timeout.Infinite, stop.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 0;
        }
        catch (Exception fault) when (fault is LocalHostException or AzuriteException or SettingsException or ContentException
            or ImportException)
        {
            return Refuse(fault.Message);
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private LocalHostOptions Read(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(port),
        SimulatorPort = parsed.GetValue(simulatorPort),
        Operator = parsed.GetValue(operatorLine),
        GatewayPort = parsed.GetValue(gatewayPort),
        AzuritePort = parsed.GetValue(azuritePort),
        DataFolder = parsed.GetValue(dataFolder),
        Storage = parsed.GetValue(storage) ?? NotEmpty(Environment.GetEnvironmentVariable(LocalSettings.Storage)),
        Fresh = parsed.GetValue(fresh),
        NoDemo = parsed.GetValue(noDemo),
        Lease = parsed.GetValue(lease),
        Clock = parsed.GetValue(clock),
        FunctionsOnly = parsed.GetValue(functionsOnly),
        SimulatorOnly = parsed.GetValue(simulatorOnly),
        EnableAuth = parsed.GetValue(enableAuth),
        FunctionKey = parsed.GetValue(functionKey)!,
        Verbose = parsed.GetValue(verbose),
    };

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        return 1;
    }
}
