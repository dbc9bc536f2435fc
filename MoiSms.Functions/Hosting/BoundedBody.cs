using System.Buffers;

namespace MoiSms.Functions.Hosting;

/// <summary>Reads a request's body up to a limit, whether or not its length was told.</summary>
internal static class BoundedBody
{
    /// <summary>The body, or null where it is longer than <paramref name="maxBytes"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
            return null;

        // One byte more than was told: the read that finds the end needs room too, and would double the buffer for it.
        var body = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? 4095) + 1);
        while (true)
        {
            var read = await request.Body.ReadAsync(body.GetMemory(1), cancellationToken);
            if (read == 0)
                return body.WrittenMemory;
            body.Advance(read);
            if (body.WrittenCount > maxBytes)
                return null;
        }
    }
}
