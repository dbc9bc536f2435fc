using Microsoft.AspNetCore.Routing.Patterns;

namespace MoiSms.LocalHost.Hosting.Http;

/// <summary>Puts HTTP functions on the routes of the real host.</summary>
internal static class HttpFunctionRoutes
{
    public static void MapFunctions(this IEndpointRouteBuilder endpoints, string prefix, IEnumerable<HttpFunction> functions)
    {
        foreach (var route in functions.GroupBy(function => function.Route.Trim('/'), StringComparer.OrdinalIgnoreCase))
        {
            var candidates = route.ToArray();
            CheckMethods(candidates);
            endpoints.Map(RoutePatternFactory.Parse($"{prefix}/{route.Key}".Trim('/')), context =>
            {
                // A method that no function takes is "not found", as on the real host, and not "not allowed".
                var function = candidates.FirstOrDefault(candidate => candidate.Takes(context.Request.Method));
                if (function is not null)
                    return function.HandleAsync(context);
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    private static void CheckMethods(HttpFunction[] functions)
    {
        for (var i = 1; i < functions.Length; i++)
        {
            var clash = functions.Take(i).FirstOrDefault(other =>
                other.Methods.Count == 0 || functions[i].Methods.Count == 0 || other.Methods.Intersect(functions[i].Methods).Any());
            if (clash is not null)
                throw new LocalHostException($"The functions '{clash.Name}' and '{functions[i].Name}' share a route and a method.");
        }
    }
}
