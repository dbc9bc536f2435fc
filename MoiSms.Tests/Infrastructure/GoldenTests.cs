using Shouldly;
using Xunit;

namespace MoiSms.Tests.Infrastructure;

public sealed class GoldenTests
{
    [Theory]
    [InlineData("one\ntwo\nthree", "one\ntwo\nthree")]
    [InlineData("one\ntwo\nthree", "one\nnew\ntwo\nthree", "   2 + new")]
    [InlineData("one\ntwo\nthree", "one\nthree", "   2 - two")]
    [InlineData("one\ntwo\nthree", "one\n2\nthree", "   2 - two", "   2 + 2")]
    [InlineData("", "one", "   1 - ", "   1 + one")]
    public void One_line_that_came_or_went_shows_as_one(string expected, string actual, params string[] difference) =>
        Golden.Diff(expected, actual).ShouldBe(difference);
}
