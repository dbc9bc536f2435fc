using System.Text.Json.Serialization;

namespace MoiSms.Core.Conversations.Linking;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Attempts))]
[JsonSerializable(typeof(PhoneBinding))]
[JsonSerializable(typeof(PendingCode))]
[JsonSerializable(typeof(PhoneUsage))]
internal sealed partial class AccessJsonContext : JsonSerializerContext;
