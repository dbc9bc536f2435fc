using MoiSms.LocalHost.Simulator.Http;
using MoiSms.LocalHost.Simulator.Phone;

namespace MoiSms.LocalHost.Simulator;

/// <summary>The phone in the browser: a few embedded files, and the people it offers.</summary>
internal static class PageEndpoints
{
    /// <summary>The page asks nobody but this address, and no other page may frame it.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Styles = ["phone.css", "trace.css"];
    private static readonly string[] Scripts =
        ["page.js", "phone.js", "trace.js", "tools.js", "simulator.js", "samples.js", "names.js", "words.js"];

    public static void MapPage(this IEndpointRouteBuilder routes, SimulatorOptions options)
    {
        routes.MapFile("/", "index.html", "text/html; charset=utf-8");
        foreach (var style in Styles)
            routes.MapFile("/" + style, style, "text/css; charset=utf-8");
        foreach (var script in Scripts)
            routes.MapFile("/" + script, script, "text/javascript; charset=utf-8");
        routes.MapGet("/simulator/people", context => SimulatorJson.WriteAsync(context, 200, new
        {
            serviceNumber = options.ServiceNumber,
            people = DemoPeople.Read(options.DemoFolder),
        }));
    }

    private static void MapFile(this IEndpointRouteBuilder routes, string path, string file, string contentType)
    {
        var content = Read(file);
        routes.MapGet(path, async context =>
        {
            context.Response.ContentType = contentType;
            context.Response.ContentLength = content.Length;
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers.CacheControl = "no-cache";
            await context.Response.Body.WriteAsync(content, context.RequestAborted);
        });
    }

    private static byte[] Read(string file)
    {
        using var stream = typeof(PageEndpoints).Assembly.GetManifestResourceStream("Simulator/Page/" + file)
            ?? throw new InvalidOperationException($"The page's {file} is not embedded.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
