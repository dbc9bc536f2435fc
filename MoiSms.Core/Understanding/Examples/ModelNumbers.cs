using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>Numbers of the model file, as they lie in memory (little-endian).</summary>
internal static class ModelNumbers
{
    public static T[] Read<T>(BinaryReader file)
        where T : struct
    {
        var values = new T[file.ReadInt32()];
        file.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public static void Write<T>(BinaryWriter file, T[] values)
        where T : struct
    {
        file.Write(values.Length);
        file.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public static Vector256<float> Wide(Vector64<sbyte> values)
    {
        var (low, high) = Vector128.Widen(Vector128.WidenLower(values.ToVector128()));
        return Vector256.ConvertToSingle(Vector256.Create(low, high));
    }
}
