using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Azure.Data.Tables;
using MoiSms.Core.Conversations;
using MoiSms.Core.Conversations.Linking;
using MoiSms.Core.Conversations.Queues;
using MoiSms.Core.Foundation.Storage;
using MoiSms.Core.Foundation.Values;
using MoiSms.Core.Records;

namespace MoiSms.Tests.Foundation.Storage;

/// <summary>Every name that stands in a row or a queue message, one a line: where it stands, and what it is.</summary>
internal static class StoredNames
{
    /// <summary>The JSON of queue messages and of row properties.</summary>
    private static readonly JsonSerializerContext[] Contexts = [QueueJson.Context, ConversationEntities.Json, AccessJsonContext.Default];

    public static IEnumerable<Type> MarkedTypes { get; } = [.. typeof(StoredAttribute).Assembly.GetTypes().Where(type =>
        type.IsDefined(typeof(StoredAttribute)))];

    /// <summary>What a JSON context reaches, by type of ours.</summary>
    public static IReadOnlyDictionary<Type, JsonTypeInfo> JsonTypes { get; } = Reach();

    public static IEnumerable<string> Lines() => MarkedTypes.SelectMany(Of)
        .Concat(RowLines())
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Of(Type type)
    {
        var mark = type.GetCustomAttribute<StoredAttribute>()!;
        var names = type.IsEnum ? EnumNames(type, mark) : type is { IsAbstract: true, IsSealed: true } ? Constants(type) : JsonNames(type);
        return names.Select(name => $"{mark.Where} | {type.Name}.{name}");
    }

    private static IEnumerable<string> EnumNames(Type type, StoredAttribute mark) => Enum.GetNames(type).Select(name =>
    {
        if (mark.ByNumber)
            return $"{name} = {Convert.ToInt32(Enum.Parse(type, name), null)}";
        var byJson = type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType?.GetGenericTypeDefinition() == typeof(
            NamedEnumConverter<>);
        return byJson ? type.GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name : name;
    });

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        .Where(field => field is { IsLiteral: true, IsPrivate: false } && field.FieldType == typeof(string))
        .Select(field => $"{field.Name} = {field.GetRawConstantValue()}");

    private static IEnumerable<string> JsonNames(Type type)
    {
        var json = JsonTypes[type];
        return json.Properties.Where(property => property.Get is not null).Select(property =>
            $"{property.Name} ({Short(property.PropertyType)})")
            .Concat((json.PolymorphismOptions?.DerivedTypes ?? []).Select(derived =>
                $"$type {derived.TypeDiscriminator} = {derived.DerivedType.Name}"));
    }

    private static IEnumerable<string> RowLines()
    {
        var mapper = new RecordMapper(new PartitionKeys(new string('x', 32)));
        return Row("Conversations: properties of a state", ConversationEntities.ToEntity(Some.State, "p"))
            .Concat(Row("Conversations: properties of a text", ConversationEntities.ToEntity(Some.Message, "p")))
            .Concat(Some.RecordOfEachKind.SelectMany(record =>
            {
                var row = mapper.ToEntity(Some.CivilId, record);
                return Row($"Records: properties of {RecordKeys.KindOf(row.RowKey)}", row);
            }));
    }

    private static IEnumerable<string> Row(string where, TableEntity row) =>
        row.Keys.Except(["PartitionKey", "RowKey"]).Select(name => $"{where} | {name}");

    private static Dictionary<Type, JsonTypeInfo> Reach()
    {
        var found = new Dictionary<Type, JsonTypeInfo>();
        foreach (var context in Contexts)
        {
            foreach (var root in context.GetType().GetCustomAttributesData().Where(one =>
                one.AttributeType == typeof(JsonSerializableAttribute)))
                Visit((Type)root.ConstructorArguments[0].Value!, context);
        }

        return found;

        void Visit(Type type, JsonSerializerContext context)
        {
            type = Nullable.GetUnderlyingType(type) ?? type;
            foreach (var argument in type.GetGenericArguments())
                Visit(argument, context);
            if (type.Assembly != typeof(StoredAttribute).Assembly || found.ContainsKey(type))
                return;
            var json = found[type] = context.Options.GetTypeInfo(type);
            foreach (var property in json.Properties)
                Visit(property.PropertyType, context);
            foreach (var derived in json.PolymorphismOptions?.DerivedTypes ?? [])
                Visit(derived.DerivedType, context);
        }
    }

    private static string Short(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Short(inner) + "?"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Short))}>"
        : type.Name;
}
