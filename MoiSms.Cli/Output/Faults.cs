using System.Globalization;
using Azure;
using Azure.Identity;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Records.Importing;

namespace MoiSms.Cli.Output;

/// <summary>Failures as one line. Storage's own messages are never shown: they hold addresses and headers.</summary>
internal static class Faults
{
    /// <summary>The line; null for what is a fault of this tool and must not be hidden.</summary>
    public static string? Explain(Exception exception, StorageConnection storage, CancellationToken cancellationToken) => exception switch
    {
        ImportException => exception.Message,
        OperationCanceledException when cancellationToken.IsCancellationRequested =>
            "Stopped. Rows that were written stay; run the same command again, and it goes on.",
        TimeoutException or OperationCanceledException => Unreachable(storage),
        AuthenticationFailedException =>
            "Nobody is signed in who may use this account: sign in (az login) with a role such as Storage Table Data Contributor.",
        RequestFailedException { Status: 0 } => Unreachable(storage),
        RequestFailedException { Status: 401 or 403 } e =>
            $"The storage account refuses access ({Describe(e)}): check the key, the role (Storage Table Data Contributor) "
            + "and the account's network rules.",
        RequestFailedException e =>
            $"Storage failed ({Describe(e)}). Rows that were written stay; run the same command again, and it goes on.",
        AggregateException { InnerException: { } inner } => Explain(inner, storage, cancellationToken),
        HttpRequestException or IOException => Unreachable(storage),
        _ => null,
    };

    private static string Describe(RequestFailedException e) =>
        string.Create(CultureInfo.InvariantCulture, $"{e.Status} {e.ErrorCode}").TrimEnd();

    private static string Unreachable(StorageConnection storage)
    {
        var address = storage.CreateTables().Uri;
        return storage.IsLocal
            ? $"The storage emulator at {address.Authority} does not answer. Start it: dotnet run --project MoiSms.LocalHost"
            : $"The storage account at {address.Authority} does not answer: check its name and your network. The same command "
                + "can be run again.";
    }
}
