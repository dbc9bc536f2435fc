using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MoiSms.Core.Conversations.Linking;

/// <summary>Six-digit codes, and comparisons whose time does not depend on what is compared.</summary>
/// <param name="secret">The key secret: without it a stolen table does not give the codes away, although there are only a million.</param>
internal sealed class LinkCodes(string secret)
{
    /// <summary>How long a code holds: 10 minutes, enough for a slow network, too short to be found later.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>What stands in place of a code once it was sent.</summary>
    public const string Mask = "******";

    private readonly byte[] key = Encoding.UTF8.GetBytes("moisms code " + secret);

    /// <summary>
    /// Random bytes that one code takes: 8 for its digits, so that a million divides them evenly enough, and 16 for its salt.
    /// </summary>
    public const int EntropyBytes = 24;

    /// <summary>A new code for that phone, and what is stored of it.</summary>
    /// <param name="now">When it is sent (UTC).</param>
    /// <param name="entropy">At least <see cref="EntropyBytes"/> random bytes, used for nothing else.</param>
    public (string Code, PendingCode Pending) Create(
        CodePurpose purpose, string phone, string civilId, DateTimeOffset now, ReadOnlySpan<byte> entropy)
    {
        var code = (BinaryPrimitives.ReadUInt64LittleEndian(entropy) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var salt = Convert.ToBase64String(entropy[8..EntropyBytes]);
        return (code, new PendingCode(purpose, civilId, salt, Convert.ToBase64String(Hash(salt, phone, code)), now + Lifetime));
    }

    public bool Matches(PendingCode pending, string phone, string code, DateTimeOffset now) =>
        CryptographicOperations.FixedTimeEquals(
            Hash(pending.Salt, phone, code), Convert.FromBase64String(pending.Hash)) & now < pending.ExpiresAt;

    /// <summary>Whether a card's serial is the one on record; a person without one on record matches nothing, in the same time.</summary>
    public bool SameSerial(string given, string? recorded)
    {
        var known = Plain(recorded ?? "");
        return CryptographicOperations.FixedTimeEquals(Hash("", "", Plain(given)), Hash("", "", known)) & known.Length > 0;
    }

    private byte[] Hash(string salt, string phone, string text) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{salt}|{phone}|{text}"));

    private static string Plain(string serial) => string.Concat(serial.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
