using Shouldly;
using Xunit;

namespace MoiSms.Tests.Architecture;

/// <summary>The rooms of MoiSms.Core use only rooms below them: see <see cref="Rooms"/> for their order.</summary>
public sealed class RoomTests
{
    private const string Above = """
        namespace MoiSms.Core.Conversations
        {
            public class Upper { public const int Limit = 3; public static Upper Make() => new(); public class Inner; }
            public sealed class MarkAttribute : System.Attribute;
            public interface IUpper;
            public static class UpperExtensions { public static int Twice(this int number) => 2 * number; }
        }
        namespace MoiSms.Core.Replies
        {
            using MoiSms.Core.Conversations;
            public static class Between { public static Upper Upper => new(); public static void Take(Upper? upper) { } }
        }
        """;

    [Fact]
    public void The_rooms_of_Core_use_only_rooms_below_them()
    {
        Rooms.Faults(SourceFiles.In("MoiSms.Core").Select(SourceFiles.Read)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("class Lower : Upper;")]
    [InlineData("class Lower : IUpper;")]
    [InlineData("class Lower { Upper? field; }")]
    [InlineData("class Lower { System.Collections.Generic.List<Upper[]> Property => []; }")]
    [InlineData("class Lower { void Take(Upper upper) { } }")]
    [InlineData("class Lower { const int Limit = Upper.Limit; }")]
    [InlineData("class Lower { string name = nameof(Upper); }")]
    [InlineData("class Lower { object type = typeof(Upper.Inner); }")]
    [InlineData("class Lower { object Make() { var local = Upper.Make(); return local; } }")]
    [InlineData("class Lower { bool Is(object one) => one is Upper { }; }")]
    [InlineData("class Lower<T> where T : Upper;")]
    [InlineData("record Lower(Upper Upper);")]
    [InlineData("delegate Upper Lower();")]
    public void A_type_that_names_one_above_it_is_told(string lower)
    {
        var faults = Faults($"namespace MoiSms.Core.Understanding {{ using MoiSms.Core.Conversations; {lower} }}");

        var name = lower.Contains("Lower<T>", StringComparison.Ordinal) ? "Lower<T>" : "Lower";
        var named = lower.Contains("IUpper", StringComparison.Ordinal) ? "IUpper" : "Upper";
        faults.ShouldBe([
            $"MoiSms.Core.Understanding.{name} names MoiSms.Core.Conversations.{named}: "
            + "Understanding may not use Conversations, which is not below it",
        ]);
    }

    [Theory]
    [InlineData("Understanding", "[Mark] class Lower;", "Conversations.MarkAttribute")]
    [InlineData("Understanding", "class Lower { int four = 2.Twice(); }", "Conversations.UpperExtensions")]
    [InlineData("Records", "class Lower { void Do() => Replies.Between.Take(null); }", "Replies.Between")]
    [InlineData("Foundation.Storage", "class Lower { Foundation.Settings.Limits? limits; }", "Foundation.Settings.Limits")]
    [InlineData("Sending", "class Lower { Answering.Answerer? answerer; }", "Answering.Answerer")]
    public void So_is_what_only_the_compiler_sees_and_a_neighbour(string room, string lower, string named)
    {
        var faults = Faults(
            $"namespace MoiSms.Core.{room} {{ using MoiSms.Core.Conversations; {lower} }}",
            "namespace MoiSms.Core.Foundation.Settings { public class Limits; }",
            "namespace MoiSms.Core.Answering { public class Answerer; }");

        faults.ShouldContain(fault => fault.StartsWith($"MoiSms.Core.{room}.Lower names MoiSms.Core.{named}:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_type_may_use_what_lies_below_it_and_the_composition_root_may_use_all()
    {
        Faults(
            "namespace MoiSms.Core.Operating { class Desk(MoiSms.Core.Conversations.Upper upper) { object it = upper; } }",
            "namespace MoiSms.Core { static class CoreServices { static object All => new Operating.Desk(Replies.Between.Upper); } }")
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_type_outside_the_rooms_and_a_name_that_nobody_knows_are_told()
    {
        var faults = Faults(
            "namespace MoiSms.Core.Attic { class Thing(MoiSms.Core.Conversations.Upper upper) { object it = upper; } }",
            "namespace MoiSms.Core.Records { class Broken { NoSuchType? field; } }");

        faults.ShouldContain(fault => fault.StartsWith("MoiSms.Core.Attic.Thing is in no room", StringComparison.Ordinal));
        faults.ShouldContain(fault => fault.Contains("NoSuchType", StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Faults(params string[] sources) => Rooms.Faults(sources.Append(Above));
}
