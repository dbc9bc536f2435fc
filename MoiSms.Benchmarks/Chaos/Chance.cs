using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MoiSms.Benchmarks.Chaos;

/// <summary>Chances that depend on the seed and on what they are about, and not on the order in which things happen.</summary>
internal static class Chance
{
    /// <param name="about">What they are about, e.g. an event's id.</param>
    public static Random Of(int seed, string about) => new(BinaryPrimitives.ReadInt32LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {about}")))));
}
