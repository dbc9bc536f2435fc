using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace MoiSms.LocalHost.Simulator;

/// <summary>
/// The operators' console under <c>/console/</c>: its files as they stand in the repository, its libraries as npm installed them, and the
/// headers that a static host gives it in the cloud.
/// </summary>
internal sealed class ConsolePages
{
    /// <summary>Where it is served.</summary>
    public const string Path = "/console";

    private readonly string folder;
    private readonly IReadOnlyDictionary<string, string> headers;
    private readonly IReadOnlyDictionary<string, string> libraries;

    /// <param name="folder"><c>MoiSms.Console</c>, with <c>node_modules</c> beside it.</param>
    public ConsolePages(string folder)
    {
        this.folder = folder;
        using var hosting = JsonDocument.Parse(File.ReadAllBytes(System.IO.Path.Combine(folder, "staticwebapp.config.json")));
        headers = hosting.RootElement.GetProperty("globalHeaders").Deserialize<Dictionary<string, string>>()!;
        libraries = JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllBytes(System.IO.Path.Combine(folder, "libraries.json")))!;
    }

    /// <summary>Before the routes: what is a file is answered here.</summary>
    public void Map(WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (context.Request.Path.Value == Path)
            {
                context.Response.Redirect(Path + "/");
                return;
            }

            if (context.Request.Path.Value == Path + "/")
            {
                // Routing ran before and has given it to the fallback: a file is served only where no route is chosen.
                context.SetEndpoint(null);
                context.Request.Path = Path + "/index.html";
            }

            await next(context);
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = Path,
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = AddHeaders,
        });

        var types = new FileExtensionContentTypeProvider();
        foreach (var (name, source) in libraries)
        {
            var file = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, "..", "node_modules", source));
            types.TryGetContentType(name, out var type);
            app.MapGet($"{Path}/lib/{name}", () => TypedResults.PhysicalFile(file, type));
        }
    }

    private void AddHeaders(StaticFileResponseContext context)
    {
        foreach (var (name, value) in headers)
            context.Context.Response.Headers[name] = value;
    }
}
