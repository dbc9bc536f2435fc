using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Fluid;
using MoiSms.Core.Content;
using MoiSms.Core.Receiving;
using MoiSms.Core.Records.Importing;
using MoiSms.Core.Replies.Answers;
using MoiSms.Core.Replies.Templates;
using MoiSms.Core.Understanding;
using MoiSms.Gateway.Smpp;
using MoiSms.Gateway.Smpp.Texts;
using SharpFuzz;

namespace MoiSms.Benchmarks;

/// <summary>
/// The readers of what others wrote, one input after the other, for afl-fuzz: <c>.ci/fuzz</c> instruments them and starts it. What a reader
/// may throw for a bad input is caught here; anything else is a crash.
/// </summary>
internal static class Fuzzing
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static readonly TextCodec[] Codecs =
    [
        new(Alphabet.Gsm7, isPacked: false, Concatenation.Udh8),
        new(Alphabet.Gsm7, isPacked: true, Concatenation.Udh8),
        new(Alphabet.Latin1, isPacked: false, Concatenation.Udh8),
    ];

    /// <param name="reader">events, text, csv, templates or smpp.</param>
    public static void Run(string reader, string contentFolder)
    {
        // Made with the first input: before it, what is instrumented has nowhere to write its coverage.
        Action<byte[]>? read = null;
        Fuzzer.OutOfProcess.Run(stream =>
        {
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            read ??= Reader(reader, contentFolder);
            read(bytes.ToArray());
        });
    }

    private static Action<byte[]> Reader(string reader, string contentFolder) => reader switch
    {
        "events" => Events,
        "text" => Text(contentFolder),
        "csv" => Csv(),
        "templates" => Templates(),
        "smpp" => Smpp,
        _ => throw new ArgumentException("There are events, text, csv, templates and smpp.", nameof(reader)),
    };

    private static void Events(byte[] input)
    {
        try
        {
            _ = EventReader.Read(input, Now);
        }
        catch (JsonException)
        {
            // The answer is 400.
        }
    }

    /// <summary>What an operator's centre sends, as any setting of its alphabet reads it.</summary>
    private static void Smpp(byte[] input)
    {
        // Its length is put right: afl would find few that are.
        if (input.Length >= sizeof(uint))
            BinaryPrimitives.WriteInt32BigEndian(input, input.Length);
        try
        {
            if (PduCodec.Decode(input) is not MessagePdu message)
                return;
            _ = DeliveryReceipt.Read(message) is { } receipt ? DeliveryReceipt.FormsOf(receipt.MessageId) : [];
            foreach (var codec in Codecs)
                _ = TextCodec.Join([codec.Read(message)]);
        }
        catch (SmppFormatException)
        {
            // The answer is generic_nack.
        }
    }

    private static Action<byte[]> Text(string contentFolder)
    {
        var understander = TextUnderstander.Load(contentFolder, ContentLibrary.Load(contentFolder).Services.Values);
        return input => understander.Understand(Encoding.UTF8.GetString(input), ConversationContext.Empty);
    }

    /// <summary>The first byte picks the kind of file; what follows stands under its header, or, from 128, in its place.</summary>
    private static Action<byte[]> Csv()
    {
        var path = Path.GetTempFileName();
        return input =>
        {
            var first = input.Length > 0 ? input[0] : 0;
            var kind = ImportKinds.All[first % ImportKinds.All.Count];
            using (var file = File.Create(path))
            {
                if (first < 128)
                    file.Write(Encoding.UTF8.GetBytes(string.Join(',', kind.Columns) + "\n"));
                file.Write(input.AsSpan(Math.Min(1, input.Length)));
            }

            try
            {
                using var csv = CsvFile.Open(path, kind);
                foreach (var row in csv.Rows())
                    _ = kind.Read(row, Now);
            }
            catch (ImportException)
            {
                // One line tells what is wrong with the file.
            }
        };
    }

    /// <summary>As a file of replies, whose English texts are read as templates and rendered where the check finds nothing.</summary>
    private static Action<byte[]> Templates()
    {
        var path = Path.GetTempFileName();
        var parser = new FluidParser();
        var options = new TemplateOptions { StrictFilters = true };
        options.MemberAccessStrategy.MemberNameStrategy = MemberNameStrategies.CamelCase;
        options.MemberAccessStrategy.Register<PlateView>();
        var checker = new TemplateChecker(filter => options.Filters.TryGetValue(filter, out _), (_, _) => true);
        return input =>
        {
            File.WriteAllBytes(path, input);
            var file = new WordingFile(path, []);
            if (file.Root() is not { } root)
                return;
            foreach (var entry in file.Localised(root))
            {
                if (parser.TryParse(entry.En.Text, out var template, out _) && !checker.Check(template, typeof(PlateView)).Any())
                    _ = template.Render(new TemplateContext(new PlateView("5/1882"), options, allowModelMembers: false));
            }
        };
    }
}
