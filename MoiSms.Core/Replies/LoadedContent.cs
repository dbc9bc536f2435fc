using MoiSms.Core.Content;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Replies;

/// <summary>What is made of the content folder: most of a start. Whoever starts many hosts in one process makes it once.</summary>
public sealed class LoadedContent
{
    private LoadedContent(string folder)
    {
        Library = ContentLibrary.Load(folder);
        Version = ContentVersion.Of(folder);
        Understander = TextUnderstander.Load(folder, Library.Services.Values);
        Replies = ReplyComposer.Load(folder, new ReferenceContent(Library), new ReplyOptions());
    }

    /// <summary>Reads texts.</summary>
    public TextUnderstander Understander { get; }

    internal ContentLibrary Library { get; }

    internal ContentVersion Version { get; }

    /// <summary>With the default options.</summary>
    internal ReplyComposer Replies { get; }

    /// <exception cref="ContentException">A content file is faulty.</exception>
    public static LoadedContent Load(string folder) => new(folder);
}
