using System.Text.Json.Serialization;

namespace MoiSms.Core.Content;

[JsonSerializable(typeof(ServiceGuide[]))]
internal sealed partial class ServicesJsonContext : JsonSerializerContext;
