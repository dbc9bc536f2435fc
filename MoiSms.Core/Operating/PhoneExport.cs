using Azure.Data.Tables;

namespace MoiSms.Core.Operating;

public sealed record PhoneExport(
    string Phone, IReadOnlyList<IReadOnlyDictionary<string, object?>> Conversation, IReadOnlyList<IReadOnlyDictionary<string, object?>> DeadLetters,
    IReadOnlyList<IReadOnlyDictionary<string, object?>> Flags, bool PilotMember);
