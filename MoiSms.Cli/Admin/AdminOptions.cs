using System.CommandLine;
using Azure.Identity;

namespace MoiSms.Cli.Admin;

/// <summary>Where the admin API is and who calls it, for every command that uses it.</summary>
internal sealed class AdminOptions
{
    private readonly ServiceOptions service = new();

    private readonly Option<string?> role = new("--role")
    {
        Description = "viewer or operator, where no tokens are used (LocalHost). Default: operator.",
        HelpName = "role",
        CompletionSources = { "viewer", "operator" },
    };

    public void AddTo(Command command)
    {
        service.AddTo(command);
        command.Options.Add(role);
    }

    /// <exception cref="UsageException">The address cannot be used.</exception>
    public AdminClient Connect(ParseResult parsed)
    {
        var address = service.Address(parsed);
        if (parsed.GetValue(role) is not (null or "viewer" or "operator"))
            throw new UsageException("--role: viewer or operator.");
        return new AdminClient(address)
        {
            Key = service.Key(parsed),
            Role = parsed.GetValue(role),
            Scope = service.Scope(parsed),
            Credential = service.Scope(parsed) is null ? null : new DefaultAzureCredential(),
        };
    }
}
