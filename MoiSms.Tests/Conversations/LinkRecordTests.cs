using MoiSms.Core.Conversations.Linking;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Conversations;

public sealed class LinkRecordTests
{
    [Fact]
    public void Other_phones_are_the_ministrys_and_those_linked_by_text_each_once_and_without_the_senders() =>
        new LinkRecord(Some.CivilId) { Phones = ["a", "b"], RegisteredPhones = ["b", "c", "d"] }.OtherPhones("c")
            .ShouldBe(["a", "b", "d"]);
}
