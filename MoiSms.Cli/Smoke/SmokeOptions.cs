using System.CommandLine;
using Azure.Identity;
using MoiSms.Cli.Admin;

namespace MoiSms.Cli.Smoke;

/// <summary>The options of <c>moisms smoke</c>.</summary>
/// <param name="environment">Environment variables by name. Null: those of this process.</param>
internal sealed class SmokeOptions(Func<string, string?>? environment)
{
    public const string TokenVariable = "MoiSms__Token";

    private readonly Func<string, string?> environment = environment ?? Environment.GetEnvironmentVariable;
    private readonly ServiceOptions service = new(environment);

    private readonly Option<bool> keyOnly = new("--key-only")
    {
        Description = "For a service with MoiSms__FunctionKeyOnly=true: no token is sent, nor is its absence tried.",
    };

    private readonly Option<int?> wait = NumberOptions.Whole(
        "--wait", "How long an app that is starting is waited for, 0 to 3600. Default: 120.", "seconds");

    public void AddTo(Command command)
    {
        command.Options.Add(keyOnly);
        command.Options.Add(wait);
        service.AddTo(command);
    }

    /// <summary>Fetches the token where <c>--scope</c> is given; nothing else is sent.</summary>
    /// <exception cref="UsageException">Something is missing, contradicts itself or cannot be used.</exception>
    /// <exception cref="AdminCallException">Nobody is signed in.</exception>
    public async Task<SmokePlan> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (address, scope) = (service.Address(parsed), service.Scope(parsed));
        var plan = new SmokePlan
        {
            Address = address,
            IsLocal = address.IsLoopback,
            Key = Clean("--key", service.Key(parsed)),
            Token = Clean(TokenVariable, environment(TokenVariable)),
            KeyOnly = parsed.GetValue(keyOnly),
            Wait = TimeSpan.FromSeconds(parsed.GetValue(wait) ?? 120),
        };
        if (plan.Wait > TimeSpan.FromHours(1))
            throw new UsageException("--wait: 0 to 3600 seconds.");
        if (plan.KeyOnly && scope is not null)
            throw new UsageException("--key-only and --scope contradict each other: leave one of them out.");
        if (!plan.IsLocal)
            CheckComplete(plan, scope);

        if (plan.KeyOnly)
            return plan with { Token = null };
        return scope is null
            ? plan
            : plan with { Token = await SignIn.GetTokenAsync(new DefaultAzureCredential(), scope, cancellationToken) };
    }

    private static void CheckComplete(SmokePlan plan, string? scope)
    {
        if (plan.Key is null)
            throw new UsageException($"The function key is missing: set {ServiceOptions.KeyVariable}, or give --key.");
        if (!plan.KeyOnly && scope is null && plan.Token is null)
            throw new UsageException($"The token is missing: give --scope, set {TokenVariable}, or say --key-only.");
    }

    // A header with anything else would fail when it is sent, with a message that repeats it.
    private static string? Clean(string name, string? secret)
    {
        if (secret?.Trim() is not { Length: > 0 } text)
            return null;
        return text.All(letter => letter is > ' ' and < '\x7f')
            ? text
            : throw new UsageException($"{name}: it holds what no key or token holds, such as a blank.");
    }
}
