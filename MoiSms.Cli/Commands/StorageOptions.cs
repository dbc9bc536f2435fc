using System.CommandLine;
using Azure.Identity;
using MoiSms.Core.Foundation.Settings;
using MoiSms.Core.Foundation.Storage;

namespace MoiSms.Cli.Commands;

/// <summary><c>--storage</c> and <c>--key-secret</c>, for every command that works on the storage itself.</summary>
internal sealed class StorageOptions
{
    private const string SecretVariable = "MoiSms__KeySecret";
    private const string Development = "development";

    private readonly Option<string> storage = new("--storage")
    {
        Description =
            "The storage account: a connection string, https://<account>.table.core.windows.net (with your own sign-in, e.g. az login), "
            + "or development: the local Azurite, which is the default.",
        HelpName = "account",
    };

    private readonly Option<string> keySecret = new("--key-secret")
    {
        Description =
            $"The functions' key secret. Default: the environment variable {SecretVariable}, the better place, since a command line shows "
            + "in the list of processes; the local Azurite needs none.",
        HelpName = "secret",
    };

    public void AddTo(Command command)
    {
        AddAccountTo(command);
        command.Options.Add(keySecret);
    }

    /// <summary>For a command that computes no keys.</summary>
    public void AddAccountTo(Command command) => command.Options.Add(storage);

    /// <exception cref="UsageException">The account is none.</exception>
    public StorageConnection ReadAccount(ParseResult parsed) => Connect(parsed.GetValue(storage));

    /// <exception cref="UsageException">The account is none, or there is no secret for it.</exception>
    public (StorageConnection Storage, PartitionKeys Keys) Read(ParseResult parsed)
    {
        var connection = ReadAccount(parsed);
        return (connection, new PartitionKeys(Secret(parsed.GetValue(keySecret), connection)));
    }

    internal static StorageConnection Connect(string? account)
    {
        if (string.IsNullOrWhiteSpace(account) || account is Development or "UseDevelopmentStorage=true")
            return StorageConnection.FromConnectionString(LocalDevelopment.StorageConnectionString);
        return account.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? FromAddress(account) : FromConnectionString(account);
    }

    private static StorageConnection FromAddress(string account)
    {
        const string Kind = ".table.";
        if (!Uri.TryCreate(account, UriKind.Absolute, out var tables) || tables.Scheme != Uri.UriSchemeHttps
            || !tables.Host.Contains(Kind, StringComparison.OrdinalIgnoreCase) || tables.Query.Length > 0)
        {
            throw new UsageException(
                "--storage: the address of an account's tables is https://<account>.table.core.windows.net, without a signature.");
        }

        var queues = new UriBuilder(tables) { Host = tables.Host.Replace(Kind, ".queue.", StringComparison.OrdinalIgnoreCase) }.Uri;
        return StorageConnection.FromIdentity(queues, tables, new DefaultAzureCredential());
    }

    private static StorageConnection FromConnectionString(string connectionString)
    {
        var connection = StorageConnection.FromConnectionString(connectionString);
        try
        {
            connection.CreateTables();
            return connection;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            // Its own message may hold the key.
            throw new UsageException(
                "--storage: this is no connection string. Give one as the portal shows it (AccountName=...;AccountKey=...), "
                + "an https address, or development.");
        }
    }

    private static string Secret(string? given, StorageConnection connection)
    {
        var secret = given ?? Environment.GetEnvironmentVariable(SecretVariable);
        if (string.IsNullOrWhiteSpace(secret))
        {
            return connection.IsLocal
                ? LocalDevelopment.KeySecret
                : throw new UsageException(
                    $"The key secret is missing: set {SecretVariable} to that of the functions, or give --key-secret.");
        }

        return secret != LocalDevelopment.KeySecret || connection.IsLocal
            ? secret
            : throw new UsageException(
                $"The key secret is the one for local development, which everybody knows: set {SecretVariable} to that of the functions.");
    }
}
