using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace MoiSms.Tests.Architecture;

/// <summary>
/// An assembly's public types and members as text, one a line, in a fixed order. What the compiler adds to records is left out.
/// </summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(Head(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : "class";
        var modifiers = kind != "class"
            ? ""
            : type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        var bases = new[] { type.BaseType }
            .Where(one => one is not null && one != typeof(object) && one != typeof(ValueType) && one != typeof(Enum))
            .Concat(type.IsEnum ? [] : type.GetInterfaces()
            .Where(one => one.IsVisible && !one.Name.StartsWith("IEquatable", StringComparison.Ordinal)))
            .Except(type.BaseType?.GetInterfaces() ?? [])
            .Select(one => Name(one!))
            .Order(StringComparer.Ordinal)
            .ToList();
        return $"{modifiers}{kind} {type.Namespace}.{Name(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture):D3} {name}");
        return type.GetFields(Declared).Where(field => Seen(field.Attributes)).Select(Describe)
            .Concat(type.GetProperties(Declared)
            .Where(one => one.Name != "EqualityContract" && (Seen(one.GetMethod) || Seen(one.SetMethod))).Select(Describe))
            .Concat(
                type.GetEvents(Declared).Where(one => Seen(one.AddMethod)).Select(one => $"event {Name(one.EventHandlerType!)} {one.Name}"))
            .Concat(type.GetConstructors(Declared).Where(one => Seen(one)).Select(one => $"new({Parameters(one)})"))
            .Concat(type.GetMethods(Declared)
            .Where(one => Seen(one) && (!one.IsSpecialName || one.Name.StartsWith("op_", StringComparison.Ordinal))).Select(Describe));
    }

    private static string Describe(FieldInfo field)
    {
        var type = Name(new NullabilityInfoContext().Create(field));
        return field.IsLiteral
            ? $"const {type} {field.Name} = {Value(field.GetRawConstantValue())}"
            : $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private static string Describe(PropertyInfo property)
    {
        var isStatic = (property.GetMethod ?? property.SetMethod)!.IsStatic ? "static " : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var set = !Seen(property.SetMethod) ? ""
            : property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        var name = property.GetIndexParameters() is { Length: > 0 } index
            ? $"this[{string.Join(", ", index.Select(Describe))}]"
            : property.Name;
        return $"{isStatic}{required}{Name(new NullabilityInfoContext().Create(property))} {name} "
            + $"{{{(Seen(property.GetMethod) ? " get;" : "")}{set} }}";
    }

    private static string Describe(MethodInfo method)
    {
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(one => one.Name))}>" : "";
        var extends = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        var modifier = method.IsStatic ? "static " : method.GetBaseDefinition() != method ? "override " : "";
        return $"{modifier}{Name(new NullabilityInfoContext().Create(method.ReturnParameter))} "
            + $"{method.Name}{generic}({extends}{Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Describe));

    private static string Describe(ParameterInfo parameter) =>
        (parameter.IsDefined(typeof(ParamArrayAttribute))
            ? "params "
            : parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")
        + Name(new NullabilityInfoContext().Create(parameter))
        + " " + parameter.Name
        + (parameter.HasDefaultValue ? " = "
        + Value(parameter.ParameterType.IsValueType ? parameter.DefaultValue ?? "default" : parameter.DefaultValue) : "");

    private static string Value(object? value) => value switch
    {
        null => "null",
        "default" => "default",
        string text => $"\"{text}\"",
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool Seen(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem;

    // An accessor is always marked as the compiler's, an auto-property's; a whole method is only where nobody wrote it.
    private static bool Seen(MethodBase? method) =>
        method is not null
        && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && (method.IsSpecialName
        && !method.Name.StartsWith("op_", StringComparison.Ordinal) || !method.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static string Name(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = !type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";
        if (info.ElementType is { } element && type.IsArray)
            return Name(element) + "[]" + mark;
        if (type.IsGenericType && Nullable.GetUnderlyingType(type) is null
            && info.GenericTypeArguments.Length == type.GetGenericArguments().Length)
            return Outer(type) + Short(type) + "<" + string.Join(", ", info.GenericTypeArguments.Select(Name)) + ">" + mark;
        return Name(type) + mark;
    }

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        return type.IsGenericParameter ? type.Name
            : Outer(type) + Short(type)
                + (type.IsGenericType ? "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">" : "");
    }

    private static string Outer(Type type) => type.DeclaringType is { } outer && !type.IsGenericParameter ? Name(outer) + "." : "";

    private static string Short(Type type) => Type.GetTypeCode(type) switch
    {
        _ when type.IsEnum => type.Name,
        TypeCode.String => "string",
        TypeCode.Boolean => "bool",
        TypeCode.Int32 => "int",
        TypeCode.Int64 => "long",
        TypeCode.Double => "double",
        _ when type == typeof(object) => "object",
        _ when type == typeof(void) => "void",
        _ => type.Name.Split('`')[0],
    };
}
