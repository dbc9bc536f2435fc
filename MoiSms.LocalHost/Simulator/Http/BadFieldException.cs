namespace MoiSms.LocalHost.Simulator.Http;

/// <summary>A body that cannot be used; answered with 400 and the field's name, never its value.</summary>
internal sealed class BadFieldException(string name, string message) : Exception(name.Length == 0 ? message : $"{name}: {message}")
{
    /// <summary>With its path, e.g. <c>recipient.httpStatusCode</c>; empty where the whole body is meant.</summary>
    public string Field => name;
}
