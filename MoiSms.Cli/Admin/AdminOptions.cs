using System.CommandLine;
using Azure.Identity;

namespace MoiSms.Cli.Admin;

/// <summary>Where the admin API is and who calls it, for every command that uses it.</summary>
internal sealed class AdminOptions
{
    private const string KeyVariable = "MoiSms__FunctionKey";

    private readonly Option<string> url = new("--url")
    {
        Description = "The function app. Default: LocalHost on this machine.",
        HelpName = "address",
        DefaultValueFactory = _ => "http://localhost:7071",
    };

    private readonly Option<string?> key = new("--key")
    {
        Description = $"The function key. Default: the environment variable {KeyVariable}, the better place, since a command line shows in the list "
            + "of processes; LocalHost asks for none.",
        HelpName = "key",
    };

    private readonly Option<string?> scope = new("--scope")
    {
        Description = "Calls with your own sign-in (e.g. az login) for this scope, e.g. api://<application id>/.default.",
        HelpName = "scope",
    };

    private readonly Option<string?> role = new("--role")
    {
        Description = "viewer or operator, where no tokens are used (LocalHost). Default: operator.",
        HelpName = "role",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(url);
        command.Options.Add(key);
        command.Options.Add(scope);
        command.Options.Add(role);
    }

    /// <exception cref="UsageException">The address cannot be used.</exception>
    public AdminClient Connect(ParseResult parsed)
    {
        var text = parsed.GetValue(url) ?? "";
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Query.Length > 0)
            throw new UsageException("--url: expected an address such as https://<app>.azurewebsites.net.");
        if (address.Scheme != "https" && !address.IsLoopback)
            throw new UsageException("--url: personal data and keys go over https only, except to this machine.");
        if (parsed.GetValue(role) is not (null or "viewer" or "operator"))
            throw new UsageException("--role: viewer or operator.");
        return new AdminClient(address)
        {
            Key = parsed.GetValue(key) ?? Environment.GetEnvironmentVariable(KeyVariable),
            Role = parsed.GetValue(role),
            Scope = parsed.GetValue(scope),
            Credential = parsed.GetValue(scope) is null ? null : new DefaultAzureCredential(),
        };
    }
}
