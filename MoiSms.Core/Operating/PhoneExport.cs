namespace MoiSms.Core.Operating;

/// <summary>What is kept under one phone; each row as storage holds it.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Conversation">Its state, texts and replies.</param>
/// <param name="DeadLetters">What of it could not be handled.</param>
/// <param name="Flags">Replies that its owner called wrong.</param>
/// <param name="Gateway">What the gateway to an operator keeps of its texts for some days.</param>
/// <param name="PilotMember">Whether it is a member of the pilot.</param>
public sealed record PhoneExport(
    string Phone, IReadOnlyList<IReadOnlyDictionary<string, object?>> Conversation,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> DeadLetters,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Flags,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Gateway, bool PilotMember);
