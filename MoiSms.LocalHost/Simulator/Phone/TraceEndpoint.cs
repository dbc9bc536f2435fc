using MoiSms.LocalHost.Simulator.Http;
using MoiSms.LocalHost.Tracing;

namespace MoiSms.LocalHost.Simulator.Phone;

/// <summary><c>GET /simulator/messages/{id}/trace</c>: what the functions did with one text, step by step.</summary>
internal static class TraceEndpoint
{
    /// <param name="traces">Null where the functions run in another process: then the answer says that it cannot be known.</param>
    public static void MapTraces(this IEndpointRouteBuilder routes, ConversationLog log, TextTraces? traces) =>
        routes.MapGet("/simulator/messages/{id}/trace", context =>
        {
            var id = (string)context.Request.RouteValues["id"]!;
            if (log.Find(id) is not { } message)
                return SimulatorJson.WriteErrorAsync(context, StatusCodes.Status404NotFound, "No text with this id was sent from here.");
            var steps = traces?.Read(id, message.Via == Way.Smpp ? message.Text : null) ?? [];
            return SimulatorJson.WriteAsync(context, 200, new { available = traces is not null, steps });
        });
}
