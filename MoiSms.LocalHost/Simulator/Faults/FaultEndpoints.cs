using MoiSms.LocalHost.Simulator.Http;

namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary><c>/simulator/faults</c>: what goes wrong next.</summary>
internal static class FaultEndpoints
{
    public static void MapFaults(this IEndpointRouteBuilder routes, FaultQueue faults)
    {
        routes.MapGet("/simulator/faults", context => SimulatorJson.WriteAsync(context, 200, faults.List()));

        routes.MapPost("/simulator/faults", async context =>
        {
            using var body = await SimulatorJson.ReadAsync(context);
            faults.Add(FaultParser.Parse(body.RootElement));
            await SimulatorJson.WriteAsync(context, 200, faults.List());
        });

        routes.MapDelete("/simulator/faults", context =>
        {
            faults.Clear();
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        });
    }
}
