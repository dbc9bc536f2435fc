using MoiSms.Core.Content;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

public sealed class FixedContentTests : IDisposable
{
    private readonly FixedContent content = new();

    public void Dispose() => content.Dispose();

    [Fact]
    public void It_is_content_as_the_service_reads_it_today()
    {
        var library = ContentLibrary.Load(content.Folder);

        Should.NotThrow(() => TextUnderstander.Load(content.Folder, library.Services.Values));
        Should.NotThrow(() => ReplyComposer.Load(content.Folder, new ReferenceContent(library), new ReplyOptions()));
    }

    [Fact]
    public void Each_of_its_files_names_a_schema_that_is_there()
    {
        foreach (var file in Directory.EnumerateFiles(FixedContent.Source, "*.yaml", SearchOption.AllDirectories))
            File.Exists(Path.Combine(Path.GetDirectoryName(file)!, File.ReadLines(file).First().Split("$schema=")[1])).ShouldBeTrue(file);
    }
}
