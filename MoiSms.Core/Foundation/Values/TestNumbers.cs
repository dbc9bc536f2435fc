using System.Globalization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>
/// The numbers of capacity tests, +965 0000 0000 to +965 0000 9999. No number of Kuwait begins with 0, so nobody can have one of them:
/// whatever is done for them, no person gets or misses a reply.
/// </summary>
public static class TestNumbers
{
    /// <summary>How many there are.</summary>
    public const int Count = 10_000;

    private const string Prefix = "+9650000";
    private const int Digits = 4;

    /// <param name="index">0 to 9,999.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not in this range.</exception>
    internal static string Of(int index) => index is >= 0 and < Count
        ? string.Create(CultureInfo.InvariantCulture, $"{Prefix}{index:D4}")
        : throw new ArgumentOutOfRangeException(nameof(index), index, null);

    /// <summary>Whether it is one of them, written as here.</summary>
    internal static bool Contains(string phone) =>
        phone.Length == Prefix.Length + Digits && phone.StartsWith(Prefix, StringComparison.Ordinal)
        && !phone.AsSpan(Prefix.Length).ContainsAnyExceptInRange('0', '9');
}
