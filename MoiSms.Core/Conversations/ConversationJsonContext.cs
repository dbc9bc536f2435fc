using System.Text.Json.Serialization;
using MoiSms.Core.Understanding;

namespace MoiSms.Core.Conversations;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Menu))]
[JsonSerializable(typeof(MorePages))]
[JsonSerializable(typeof(LastQuestion))]
[JsonSerializable(typeof(IReadOnlyList<Effect>))]
internal sealed partial class ConversationJsonContext : JsonSerializerContext;
