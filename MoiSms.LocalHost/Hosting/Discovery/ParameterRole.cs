namespace MoiSms.LocalHost.Hosting.Discovery;

/// <summary>Where a function's parameter takes its value from.</summary>
internal enum ParameterRole
{
    /// <summary>The request, the message or the timer.</summary>
    Trigger,

    /// <summary>Cancelled when the caller is gone or the host will wait no longer.</summary>
    Cancellation,

    /// <summary>A value of the route, by the parameter's name.</summary>
    RouteValue,
}
