using MoiSms.LocalHost.Simulator.Http;

namespace MoiSms.LocalHost.Simulator;

/// <summary><c>GET /simulator/functions</c>: whether anything answers where the texts go.</summary>
/// <param name="address">The functions' base address.</param>
internal sealed class FunctionsProbe(Func<Uri> address, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(
        "/simulator/functions",
        async context => await SimulatorJson.WriteAsync(context, 200, new { answers = await AnswersAsync(context.RequestAborted) }));

    public void Dispose() => http.Dispose();

    /// <summary>Any answer counts, whatever its status: the real host has the same address, and asks for a key.</summary>
    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(
                new Uri(address(), "admin/host/status"), HttpCompletionOption.ResponseHeadersRead, linked.Token);
            return true;
        }
        catch (Exception fault) when (fault is HttpRequestException || timeout.IsCancellationRequested)
        {
            return false;
        }
    }
}
