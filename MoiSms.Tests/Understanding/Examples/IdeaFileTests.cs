using MoiSms.Core.Content;
using MoiSms.Core.Understanding.Examples;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Understanding.Examples;

public sealed class IdeaFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ideas").FullName;
    private readonly List<ContentError> faults = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_idea_may_go_on_in_further_lines_and_files()
    {
        Read("# comment\nrefuse: refused, رفض\n\nrefuse: ayaw nila\n").ShouldBe(
            [new("refuse", "refused"), new("refuse", "رفض"), new("refuse", "ayaw nila")]);
        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("refused, رفض", "begins with the idea's name")]
    [InlineData("Refuse it: no", "begins with the idea's name")]
    [InlineData("refuse: no، never", "Arabic comma")]
    [InlineData("refuse: ?!, no", "'?!' has no letter")]
    public void A_fault_is_told_with_its_file_and_line(string line, string told)
    {
        Read("# comment\n" + line + "\nok: fine\n").ShouldContain(new IdeaSpelling("ok", "fine"));
        var fault = faults.ShouldHaveSingleItem();
        fault.File.ShouldEndWith("ideas/one.txt");
        fault.Line.ShouldBe(2);
        fault.Message.ShouldContain(told);
    }

    private List<IdeaSpelling> Read(string text)
    {
        Directory.CreateDirectory(Path.Combine(folder, IdeaFiles.Folder));
        File.WriteAllText(Path.Combine(folder, IdeaFiles.Folder, "one.txt"), text);
        return IdeaFiles.Read(folder, faults);
    }
}
