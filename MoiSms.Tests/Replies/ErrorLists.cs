using MoiSms.Core.Content;
using Shouldly;

namespace MoiSms.Tests.Replies;

internal static class ErrorLists
{
    /// <summary>The first error that says so.</summary>
    public static ContentError ShouldName(this IReadOnlyList<ContentError> errors, string message)
    {
        errors.ShouldContain(error => error.Message.Contains(message, StringComparison.Ordinal), string.Join('\n', errors));
        return errors.First(error => error.Message.Contains(message, StringComparison.Ordinal));
    }
}
