using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace MoiSms.Core.Understanding.Examples;

/// <summary>
/// The file of what was learned from the examples, and of the services as they were read: first the fingerprint of what it was learned
/// from, then the table of its parts, then the parts, each compressed by itself, so that one can be read without the others. Table and
/// parts have a checksum.
/// </summary>
internal static class ModelFile
{
    /// <summary>Inside the content folder. <c>moisms content train</c> writes it; one that is out of date is passed over.</summary>
    public const string Name = "examples.model";

    // Raise it when lines are cut up or learned from in another way, services are read in another way, or the file is laid out otherwise.
    private const int Version = 11;

    private const int FingerprintLength = 16;

    private const int LongestTable = 1 << 20;

    /// <summary>
    /// Reads a part; null where there is no file, it was learned from something else, it has no such part, or it is broken.
    /// </summary>
    /// <param name="fingerprint">Of what it has to be learned from (<see cref="Fingerprint"/>); null = of anything.</param>
    /// <param name="read">May give null, too.</param>
    public static T? TryRead<T>(string contentFolder, byte[]? fingerprint, string part, Func<BinaryReader, T?> read)
        where T : class
    {
        try
        {
            var path = Path.Combine(contentFolder, Name);
            if (!File.Exists(path))
                return null;
            using var file = File.OpenRead(path);
            if (!IsOf(file, fingerprint) || ReadTable(file).Find(one => one.Name == part) is not { } found)
                return null;
            Check(file, found);
            file.Position = found.Start;
            using var reader = new BinaryReader(new BrotliStream(file, CompressionMode.Decompress), Encoding.UTF8);
            return read(reader);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Whether the file of a content folder is what would be learned now, and whole.</summary>
    public static bool IsUpToDate(string contentFolder)
    {
        var path = Path.Combine(contentFolder, Name);
        if (!File.Exists(path))
            return false;
        using var file = File.OpenRead(path);
        try
        {
            if (!IsOf(file, Fingerprint(contentFolder)))
                return false;
            foreach (var part in ReadTable(file))
                Check(file, part);
            return true;
        }
        catch (Exception fault) when (fault is EndOfStreamException or InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Writes the file of a content folder, in place of another only when it is whole.</summary>
    /// <param name="fingerprint">Of what was learned from, taken before it was read.</param>
    /// <param name="parts">Each with what writes it; they are written side by side.</param>
    public static void Write(
        string contentFolder, ReadOnlySpan<byte> fingerprint, IReadOnlyList<(string Name, Action<BinaryWriter> Write)> parts)
    {
        var packed = parts.AsParallel().AsOrdered().Select(part => Pack(part.Write)).ToArray();
        var table = new MemoryStream();
        using (var entries = new BinaryWriter(table, Encoding.UTF8, leaveOpen: true))
        {
            for (var i = 0; i < packed.Length; i++)
            {
                entries.Write(parts[i].Name);
                entries.Write(packed[i].Length);
                entries.Write(XxHash64.HashToUInt64(packed[i]));
            }
        }

        var path = Path.Combine(contentFolder, Name);
        var unfinished = path + ".new";
        using (var file = new BinaryWriter(File.Create(unfinished), Encoding.UTF8))
        {
            file.Write(fingerprint);
            file.Write((int)table.Length);
            file.Write(XxHash64.HashToUInt64(table.ToArray()));
            file.Write(table.ToArray());
            foreach (var bytes in packed)
                file.Write(bytes);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>
    /// Of everything that is learned from, line ends aside: examples, services with their questions, words, ideas and areas.
    /// </summary>
    public static byte[] Fingerprint(string contentFolder) => FingerprintOf(Sources(contentFolder));

    /// <summary>Of the services' files alone.</summary>
    public static byte[] FingerprintOfServices(string contentFolder) => FingerprintOf(Files(contentFolder, "services", "*.yaml"));

    private static byte[] FingerprintOf(IEnumerable<string> paths)
    {
        var hash = new XxHash128();
        hash.Append([Version]);
        var buffer = new byte[1 << 16];
        foreach (var path in paths)
        {
            hash.Append(Encoding.UTF8.GetBytes(Path.GetFileName(path)));
            using var file = File.OpenRead(path);
            for (var count = file.Read(buffer); count > 0; count = file.Read(buffer))
            {
                foreach (var piece in buffer.AsSpan(0, count).Split((byte)'\r'))
                    hash.Append(buffer.AsSpan(piece));
            }
        }

        return hash.GetCurrentHash();
    }

    private static bool IsOf(FileStream file, byte[]? fingerprint)
    {
        Span<byte> learnedFrom = stackalloc byte[FingerprintLength];
        return file.ReadAtLeast(learnedFrom, FingerprintLength, throwOnEndOfStream: false) == FingerprintLength
            && (fingerprint is null || learnedFrom.SequenceEqual(fingerprint));
    }

    // Stands behind the fingerprint.
    private static List<Part> ReadTable(FileStream file)
    {
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        var length = reader.ReadInt32();
        var checksum = reader.ReadUInt64();
        if (length is < 0 or > LongestTable)
            throw new InvalidDataException("The table of the parts is broken.");
        var table = reader.ReadBytes(length);
        if (XxHash64.HashToUInt64(table) != checksum)
            throw new InvalidDataException("The table of the parts is broken.");
        using var entries = new BinaryReader(new MemoryStream(table), Encoding.UTF8);
        var parts = new List<Part>();
        for (var start = file.Position; entries.BaseStream.Position < length; start += parts[^1].Length)
            parts.Add(new(entries.ReadString(), start, entries.ReadInt32(), entries.ReadUInt64()));
        return parts;
    }

    private static void Check(FileStream file, Part part)
    {
        file.Position = part.Start;
        var hash = new XxHash64();
        var buffer = new byte[1 << 16];
        for (var left = part.Length; left > 0;)
        {
            var piece = buffer.AsSpan(0, Math.Min(left, buffer.Length));
            file.ReadExactly(piece);
            hash.Append(piece);
            left -= piece.Length;
        }

        if (hash.GetCurrentHashAsUInt64() != part.Checksum)
            throw new InvalidDataException($"The part '{part.Name}' is broken.");
    }

    private static byte[] Pack(Action<BinaryWriter> write)
    {
        var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true), Encoding.UTF8))
            write(writer);
        return bytes.ToArray();
    }

    private static List<string> Sources(string contentFolder)
    {
        List<string> paths = [Path.Combine(contentFolder, "areas.yaml")];
        foreach (var (folder, files) in ((string, string)[])[
            ("examples", "*.txt"), ("services", "*.yaml"), ("words", "*.yaml"), (IdeaFiles.Folder, "*.txt")])
            paths.AddRange(Files(contentFolder, folder, files));
        return paths.FindAll(File.Exists);
    }

    private static IEnumerable<string> Files(string contentFolder, string folder, string files)
    {
        var path = Path.Combine(contentFolder, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, files).Order(StringComparer.Ordinal) : [];
    }

    private sealed record Part(string Name, long Start, int Length, ulong Checksum);
}
