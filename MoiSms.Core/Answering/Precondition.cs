using MoiSms.Core.Conversations.Linking;

namespace MoiSms.Core.Answering;

/// <summary>
/// A row of a person that is written before the answer, in the version that the answer was decided from: where it changed since, the
/// decision does not hold and is made again. Written twice for one text it changes nothing more.
/// </summary>
internal abstract record Precondition
{
    private Precondition()
    {
    }

    /// <summary>
    /// Counts an attempt on a civil id: of a hundred phones that try at once, at most <see cref="Attempts.Limit"/> learn whether they were
    /// right.
    /// </summary>
    /// <param name="Link">As it was read.</param>
    /// <param name="By">The text that attempts; counted once.</param>
    /// <param name="At">When it was accepted (UTC).</param>
    public sealed record CountAttempt(LinkRecord Link, string By, DateTimeOffset At) : Precondition;

    /// <summary>
    /// Adds the phone to those that the person linked by texting. A binding holds only where this row and the conversation agree, so a
    /// crash before the answer leaves none; and two phones that link at once see each other.
    /// </summary>
    /// <param name="Link">As it was read.</param>
    /// <param name="Phone">E.164.</param>
    public sealed record LinkPhone(LinkRecord Link, string Phone) : Precondition;
}
