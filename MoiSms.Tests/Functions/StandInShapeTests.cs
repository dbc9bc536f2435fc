using System.Reflection;
using System.Text.Json;
using Azure.Communication.Sms;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Functions;

/// <summary>
/// Compares the stand-in with the official API as standins.json has it: what compiles against it compiles against the real one.
/// </summary>
public sealed class StandInShapeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly JsonElement Official = JsonDocument.Parse(
        File.ReadAllText(StandInShapeFiles.Path("standins.json"))).RootElement.GetProperty("types");

    public static TheoryData<string> TypeNames => [.. Official.EnumerateObject().Select(type => type.Name)];

    [Fact]
    public void Every_type_of_the_stand_in_is_an_official_type()
    {
        var types = typeof(SmsClient).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(SmsClient).Namespace)
            .Select(type => type.FullName!);

        types.ShouldBe(Official.EnumerateObject().Select(type => type.Name), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(TypeNames))]
    public void A_type_of_the_stand_in_has_only_official_members(string name)
    {
        var type = typeof(SmsClient).Assembly.GetType(name, throwOnError: true)!;
        var official = Official.GetProperty(name);

        if (type.IsEnum)
        {
            Enum.GetNames(type).ToDictionary(value => value, value => (int)Enum.Parse(type, value))
                .ShouldBe(official.GetProperty("values").Deserialize<Dictionary<string, int>>()!, ignoreOrder: true);
            return;
        }

        type.BaseType!.Name.ShouldBe(official.GetProperty("base").GetString());
        type.GetConstructors(Declared).Select(constructor => Parameters(constructor)).ShouldBeSubsetOf(Texts(official, "constructors"));
        type.GetProperties(Declared).Select(property => $"{property.Name}: {Describe(property)}").ShouldBeSubsetOf(Properties(official));
        type.GetMethods(Declared).Where(method => !method.IsSpecialName)
            .Select(method => $"{method.ReturnType.Name} {method.Name}({Parameters(method)})").ShouldBeSubsetOf(Texts(official, "methods"));
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}"));

    private static string Describe(PropertyInfo property) =>
        $"{property.PropertyType.Name} get{(property.SetMethod is { IsPublic: true } ? " set" : "")}";

    private static IEnumerable<string> Texts(JsonElement type, string name) =>
        type.TryGetProperty(name, out var texts) ? texts.EnumerateArray().Select(text => text.GetString()!) : [];

    private static IEnumerable<string> Properties(JsonElement type) =>
        type.TryGetProperty("properties", out var properties)
            ? properties.EnumerateObject().Select(property => $"{property.Name}: {property.Value.GetString()}")
            : [];
}
