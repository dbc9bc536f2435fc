using System.Net.Sockets;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using MoiSms.Core.Foundation.Storage;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Foundation.Storage;

/// <summary>What is put back and tried for a day, and what is told at once.</summary>
public sealed class StorageFaultTests
{
    public static TheoryData<Exception> Storage() =>
    [
        new RequestFailedException(0, "no answer"),
        new RequestFailedException(503, "busy"),
        new IOException("the line broke off", new SocketException()),
        new IOException("the line broke off"),
        new HttpIOException(HttpRequestError.ResponseEnded),
        new HttpRequestException(),
        new TimeoutException(),
        new TaskCanceledException(),
        new AggregateException(new RequestFailedException(0, "no answer"), new IOException()),
        new OvertakenException(),
        new AuthenticationFailedException("the identity's endpoint failed"),
        new CredentialUnavailableException("no identity's endpoint"),
    ];

    public static TheoryData<Exception> Others() =>
    [
        new FileNotFoundException(),
        new DirectoryNotFoundException(),
        new PathTooLongException(),
        new EndOfStreamException(),
        new FileLoadException(),
        new RegexMatchTimeoutException(),
        new AggregateException(new FileNotFoundException(), new RequestFailedException(0, "no answer")),
        new RequestFailedException(400, "a bad request"),
        new InvalidOperationException(),
        new UnauthorizedAccessException(),
    ];

    [Theory]
    [MemberData(nameof(Storage))]
    public void What_storage_and_the_network_do_passes(Exception exception) =>
        StorageFault.Is(exception, CancellationToken.None).ShouldBeTrue();

    [Theory]
    [MemberData(nameof(Others))]
    public void A_fault_of_content_or_of_ours_does_not_pass(Exception exception) =>
        StorageFault.Is(exception, CancellationToken.None).ShouldBeFalse();
}
