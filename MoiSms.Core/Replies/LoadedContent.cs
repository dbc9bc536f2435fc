using MoiSms.Core.Content;
using MoiSms.Core.Understanding;
using MoiSms.Core.Understanding.Examples;

namespace MoiSms.Core.Replies;

/// <summary>What is made of the content folder: most of a start. Whoever starts many hosts in one process makes it once.</summary>
public sealed class LoadedContent
{
    private LoadedContent(string folder)
    {
        // The longest parts of a start, side by side.
        var library = Task.Run(() => ContentLibrary.Load(folder, ServicesPart.Read(folder)));
        var understander = Task.Run(() => TextUnderstander.Load(folder, ServicesOf(library)));
        var replies = Task.Run(async () => ReplyComposer.Load(folder, new ReferenceContent(await library), new ReplyOptions()));
        Version = ContentVersion.Of(folder);
        Library = library.GetAwaiter().GetResult();
        Understander = understander.GetAwaiter().GetResult();
        Replies = replies.GetAwaiter().GetResult();
    }

    /// <summary>Reads texts.</summary>
    public TextUnderstander Understander { get; }

    internal ContentLibrary Library { get; }

    internal ContentVersion Version { get; }

    /// <summary>With the default options.</summary>
    internal ReplyComposer Replies { get; }

    /// <exception cref="ContentException">A content file is faulty.</exception>
    public static LoadedContent Load(string folder) => new(folder);

    // Waits where they are needed: to learn, or at the first text about one.
    private static IEnumerable<ServiceGuide> ServicesOf(Task<ContentLibrary> library)
    {
        foreach (var service in library.GetAwaiter().GetResult().Services.Values)
            yield return service;
    }
}
