namespace MoiSms.LocalHost.Simulator.Faults;

/// <summary>How a delivery ends.</summary>
/// <param name="Status"><c>Failed</c> or <c>Delivered</c>.</param>
/// <param name="Code">A delivery code, e.g. 4006.</param>
internal sealed record DeliveryFault(string Status, int Code);
