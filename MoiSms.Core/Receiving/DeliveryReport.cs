namespace MoiSms.Core.Receiving;

/// <param name="Tag">The tag of our send; null where the report has none.</param>
/// <param name="To">The citizen's number, in any form.</param>
/// <param name="Status">Delivered or Failed.</param>
/// <param name="Code">Four digits such as 4006; null if none was told.</param>
internal sealed record DeliveryReport(string? Tag, string To, string Status, string? Code);
