using System.Net.Sockets;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;

namespace MoiSms.Core.Foundation.Storage;

/// <summary>Which exceptions mean that storage cannot be had right now, as opposed to a fault of ours.</summary>
public static class StorageFault
{
    /// <summary>Whether trying again later is the right answer.</summary>
    public static bool Is(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        RequestFailedException { Status: 0 or 401 or 403 or 404 or 408 or 429 or >= 500 } => true,
        // No token to ask with: the managed identity's endpoint or Entra is down, or a role has not spread yet.
        AuthenticationFailedException => true,
        AggregateException many => many.InnerExceptions.All(inner => Is(inner, cancellationToken)),
        // A line that breaks off. Its kinds that tell of files (one is missing) are faults of content, and an expression that runs too long
        // is one of ours: waiting mends neither.
        IOException => exception is HttpIOException || exception.GetType() == typeof(IOException),
        TimeoutException => exception is not RegexMatchTimeoutException,
        OvertakenException or SocketException or HttpRequestException => true,
        _ => false,
    };
}
