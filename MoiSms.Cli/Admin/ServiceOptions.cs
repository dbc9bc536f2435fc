using System.CommandLine;

namespace MoiSms.Cli.Admin;

/// <summary>Where the function app is and with what it is called: <c>--url</c>, <c>--key</c>, <c>--scope</c>.</summary>
/// <param name="environment">Environment variables by name. Null: those of this process.</param>
internal sealed class ServiceOptions(Func<string, string?>? environment = null)
{
    public const string KeyVariable = "MoiSms__FunctionKey";
    public const string AddressVariable = "MoiSms__Url";
    public const string ScopeVariable = "MoiSms__Scope";

    private const string LocalHost = "http://localhost:7071";

    private readonly Func<string, string?> environment = environment ?? Environment.GetEnvironmentVariable;

    private readonly Option<string?> url = new("--url")
    {
        Description = $"The function app. Default: the environment variable {AddressVariable}, else LocalHost ({LocalHost}).",
        HelpName = "address",
    };

    private readonly Option<string?> key = new("--key")
    {
        Description =
            $"The function key. Default: the environment variable {KeyVariable}, the better place, since a command line shows in the list "
            + "of processes; LocalHost asks for none.",
        HelpName = "key",
    };

    private readonly Option<string?> scope = new("--scope")
    {
        Description = "Calls with your own sign-in (e.g. az login) for this scope, e.g. api://<application id>/.default. "
            + $"Default: the environment variable {ScopeVariable}.",
        HelpName = "scope",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(url);
        command.Options.Add(key);
        command.Options.Add(scope);
    }

    public string? Key(ParseResult parsed) => parsed.GetValue(key) ?? environment(KeyVariable);

    public string? Scope(ParseResult parsed) => parsed.GetValue(scope) ?? environment(ScopeVariable);

    /// <summary>Ends with a slash. Plain HTTP only to this machine.</summary>
    /// <exception cref="UsageException">The address cannot be used.</exception>
    public Uri Address(ParseResult parsed)
    {
        var text = parsed.GetValue(url) ?? environment(AddressVariable) ?? LocalHost;
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || address.Query.Length > 0)
            throw new UsageException($"--url or {AddressVariable}: expected an address such as https://<app>.azurewebsites.net.");
        return address.Scheme == "https" || address.IsLoopback
            ? address
            : throw new UsageException("--url: personal data and keys go over https only, except to this machine.");
    }
}
