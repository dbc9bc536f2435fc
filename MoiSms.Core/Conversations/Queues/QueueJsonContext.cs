using System.Text.Json.Serialization;

namespace MoiSms.Core.Conversations.Queues;

[JsonSerializable(typeof(InboundSms))]
[JsonSerializable(typeof(OutboundSms))]
internal sealed partial class QueueJsonContext : JsonSerializerContext;
