using System.Text.Json.Serialization;

namespace MoiSms.Core.Foundation.Values;

/// <summary>An enum as its JSON names only: a number, or a name that this version does not know, cannot be read.</summary>
internal sealed class NamedEnumConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
