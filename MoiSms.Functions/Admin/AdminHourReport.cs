using Microsoft.Azure.Functions.Worker;
using MoiSms.Core.Operating;

namespace MoiSms.Functions.Admin;

/// <summary>Figures by hour and day.</summary>
public sealed class AdminHourReport(AdminEndpoint endpoint, HourReporter reporter)
{
    /// <summary>From <c>from</c> to <c>to</c>, both included; without them of today.</summary>
    [Function("AdminHourReport")]
    public Task<IResult> ReportAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = AdminRoutes.HourReport)] HttpRequest request,
        CancellationToken cancellationToken) =>
        endpoint.ViewAsync(
            request,
            async _ => await reporter.MakeAsync(
                AdminEndpoint.Day(request, "from"), AdminEndpoint.Day(request, "to"),
                request.Query["by"].ToString() is { Length: > 0 } by ? by : null, cancellationToken),
            cancellationToken);
}
