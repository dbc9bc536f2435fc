namespace MoiSms.Gateway.Smpp.Texts;

/// <summary>Which part of which long text a message is.</summary>
/// <param name="Reference">The same for all parts of a text: 0 to 65,535. Phones use them again.</param>
/// <param name="Total">2 to 255.</param>
/// <param name="Number">1 to <paramref name="Total"/>.</param>
internal sealed record PartReference(int Reference, int Total, int Number)
{
    /// <summary>Null where the numbers make no part of several.</summary>
    public static PartReference? Of(int? reference, int? total, int? number) =>
        reference is { } known && total is > 1 and <= 255 && number > 0 && number <= total
            ? new PartReference(known, total.Value, number.Value)
            : null;
}
