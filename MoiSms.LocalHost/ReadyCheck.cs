using System.Net;
using MoiSms.LocalHost.Hosting;

namespace MoiSms.LocalHost;

/// <summary>Asks the started functions over HTTP whether they can work, before anybody is told that they can.</summary>
internal static class ReadyCheck
{
    private const string HealthFunction = "Health";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(FunctionHost host, string routePrefix, string functionKey, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = host.Address, Timeout = Limit };
        client.DefaultRequestHeaders.Add("x-functions-key", functionKey);
        var addresses = new List<string> { "admin/host/status" };
        if (host.Functions.Any(function => function.Name == HealthFunction))
            addresses.Add($"{routePrefix}/health/ready".TrimStart('/'));

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        over.CancelAfter(Limit);
        foreach (var address in addresses)
        {
            HttpStatusCode? answered = null;
            try
            {
                while (answered != HttpStatusCode.OK)
                {
                    if (answered is not null)
                        await Task.Delay(Pause, over.Token);
                    using var response = await client.GetAsync(address, over.Token);
                    answered = response.StatusCode;
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new LocalHostException(
                    $"The functions did not get ready: {address} last answered {(answered is null ? "nothing" : (int)answered)}.");
            }
        }
    }
}
