namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function runs for each HTTP request on its route.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : Attribute
{
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route after the prefix of host.json; null takes the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>HTTP methods in any case; none means all of them.</summary>
    public string[]? Methods { get; }

    public AuthorizationLevel AuthLevel { get; }
}
