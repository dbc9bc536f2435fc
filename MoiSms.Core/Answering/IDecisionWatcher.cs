using MoiSms.Core.Conversations;
using MoiSms.Core.Replies;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Answering;

/// <summary>
/// Is told how a text is read and answered while that happens, on the text's own flow. For the trace beside a developer's phone: no host
/// that is deployed registers one. Must not throw.
/// </summary>
public interface IDecisionWatcher
{
    /// <summary>The text was read; nothing is decided yet.</summary>
    void Understood(TextUnderstanding heard);

    /// <summary>All that it needs was looked up, and the reply is worded; nothing is stored yet.</summary>
    /// <param name="reply">Null = silence.</param>
    void Decided(Decision decision, Reply? reply);
}
