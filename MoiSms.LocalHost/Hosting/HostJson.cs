using System.Globalization;
using System.Text.Json;
using Azure.Storage.Queues;

namespace MoiSms.LocalHost.Hosting;

/// <summary>What this host reads of host.json.</summary>
internal sealed record HostJson
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The first segment of every function's address, without slashes; may be empty.</summary>
    public string RoutePrefix { get; init; } = "api";

    public QueueSettings Queues { get; init; } = new();

    public static HostJson Load(string path)
    {
        if (!File.Exists(path))
            throw new LocalHostException("host.json is missing.");
        return Parse(File.ReadAllText(path));
    }

    /// <exception cref="LocalHostException">It is no JSON, or a value is out of its range; the message names the value.</exception>
    public static HostJson Parse(string json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Lenient);
        }
        catch (JsonException fault)
        {
            throw new LocalHostException($"host.json is no JSON: line {fault.LineNumber + 1}.");
        }

        using (document)
        {
            var prefix = Find(document.RootElement, "extensions.http.routePrefix");
            return new HostJson
            {
                RoutePrefix = prefix is null ? "api" : Text(prefix.Value, "extensions.http.routePrefix").Trim('/'),
                Queues = ReadQueues(document.RootElement),
            };
        }
    }

    private static QueueSettings ReadQueues(JsonElement root)
    {
        var defaults = new QueueSettings();
        var batchSize = Whole(root, "batchSize", 1, 32) ?? defaults.BatchSize;
        return new QueueSettings
        {
            BatchSize = batchSize,
            NewBatchThreshold = Whole(root, "newBatchThreshold", 0, 1000) ?? batchSize / 2 * Environment.ProcessorCount,
            MaxDequeueCount = Whole(root, "maxDequeueCount", 1, 1000) ?? defaults.MaxDequeueCount,
            MaxPollingInterval = Span(root, "maxPollingInterval", TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1))
                ?? defaults.MaxPollingInterval,
            VisibilityTimeout = Span(root, "visibilityTimeout", TimeSpan.Zero, TimeSpan.FromDays(7)) ?? defaults.VisibilityTimeout,
            MessageEncoding = Encoding(root) ?? defaults.MessageEncoding,
        };
    }

    private static int? Whole(JsonElement root, string name, int least, int most)
    {
        if (Find(root, $"extensions.queues.{name}") is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
            return number;
        throw new LocalHostException($"host.json: extensions.queues.{name} is not a whole number from {least} to {most}.");
    }

    private static TimeSpan? Span(JsonElement root, string name, TimeSpan least, TimeSpan most)
    {
        if (Find(root, $"extensions.queues.{name}") is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String
            && TimeSpan.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var span) && span >= least && span <= most)
            return span;
        throw new LocalHostException($"host.json: extensions.queues.{name} is not a time like \"00:00:01\" from {least:c} to {most:c}.");
    }

    private static QueueMessageEncoding? Encoding(JsonElement root)
    {
        const string Path = "extensions.queues.messageEncoding";
        if (Find(root, Path) is not { } value)
            return null;
        return Text(value, Path).ToUpperInvariant() switch
        {
            "NONE" => QueueMessageEncoding.None,
            "BASE64" => QueueMessageEncoding.Base64,
            _ => throw new LocalHostException($"host.json: {Path} is neither \"none\" nor \"base64\"."),
        };
    }

    private static string Text(JsonElement value, string path) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new LocalHostException($"host.json: {path} is not a text.");

    private static JsonElement? Find(JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }
}
