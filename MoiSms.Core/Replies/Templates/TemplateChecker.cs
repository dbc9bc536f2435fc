using System.Collections;
using System.Text.Json;
using Fluid;
using Fluid.Ast;

namespace MoiSms.Core.Replies.Templates;

/// <summary>
/// Checks a parsed template against the view it will be rendered with. Liquid shows nothing for a misspelt name;
/// a reply that lost its date must not get that far.
/// </summary>
internal sealed class TemplateChecker(Func<string, bool> knowsFilter, Func<string, string, bool> knowsArgument) : AstVisitor
{
    private static readonly HashSet<string> SizeMembers = ["size", "first", "last"];
    private static readonly HashSet<string> LoopMembers = ["index", "index0", "first", "last", "length", "rindex", "rindex0"];

    private const string Phrase = "{{ ... | phrase: 'name' }}";

    private readonly Stack<Dictionary<string, Type>> scopes = new();
    private readonly List<(string Name, string Message)> faults = [];

    /// <summary>What is wrong, each with the name it is about.</summary>
    public IReadOnlyList<(string Name, string Message)> Check(IFluidTemplate template, Type view)
    {
        faults.Clear();
        scopes.Clear();
        scopes.Push(Members(view));
        VisitTemplate(template);
        return [.. faults.Distinct()];
    }

    protected override Statement VisitForStatement(ForStatement forStatement)
    {
        var element = forStatement.Source is MemberExpression source ? Element(Resolve(source)) : typeof(object);
        scopes.Push(
            new Dictionary<string, Type>(StringComparer.Ordinal) { [forStatement.Identifier] = element, ["forloop"] = typeof(ForLoop) });
        foreach (var statement in forStatement.Statements)
            Visit(statement);
        scopes.Pop();
        return forStatement;
    }

    protected override Statement VisitAssignStatement(AssignStatement assignStatement)
    {
        scopes.Peek()[assignStatement.Identifier] = typeof(object);
        return base.VisitAssignStatement(assignStatement);
    }

    protected override Statement VisitOutputStatement(OutputStatement outputStatement)
    {
        if (outputStatement.Expression is MemberExpression member && !IsText(Resolve(member)))
            faults.Add((Name(member), $"shows '{Name(member)}' without a filter that words it"));
        return base.VisitOutputStatement(outputStatement);
    }

    // They would look for files, which there are none of.
    protected override Statement VisitIncludeStatement(IncludeStatement includeStatement)
    {
        faults.Add(("include", $"may not use include: write the words out, or use {Phrase}"));
        return includeStatement;
    }

    protected override Statement VisitRenderStatement(RenderStatement renderStatement)
    {
        faults.Add(("render", $"may not use render: write the words out, or use {Phrase}"));
        return renderStatement;
    }

    protected override Expression VisitMemberExpression(MemberExpression memberExpression)
    {
        Resolve(memberExpression);
        return memberExpression;
    }

    protected override Expression VisitFilterExpression(FilterExpression filterExpression)
    {
        var name = filterExpression.Name;
        if (!knowsFilter(name))
            faults.Add((name, $"knows no filter '{name}': use {string.Join(", ", ReplyFilters.Names)}, or one of Liquid's own"));
        else if (name is ReplyFilters.Plural or ReplyFilters.Word or ReplyFilters.Phrase)
            CheckArgument(filterExpression);
        return base.VisitFilterExpression(filterExpression);
    }

    private void CheckArgument(FilterExpression filter)
    {
        var argument = filter.Parameters is [{ Expression: LiteralExpression literal }] ? literal.Value.ToStringValue() : null;
        if (argument is null)
            faults.Add((filter.Name, $"filter '{filter.Name}' needs one name in quotes"));
        else if (!knowsArgument(filter.Name, argument))
            faults.Add((argument, $"filter '{filter.Name}' knows no '{argument}'"));
    }

    // object = anything goes: a value whose type the template made itself.
    private Type Resolve(MemberExpression expression)
    {
        var type = typeof(object);
        for (var i = 0; i < expression.Segments.Count; i++)
        {
            if (expression.Segments[i] is not IdentifierSegment { Identifier: var name })
                return typeof(object);
            var found = i == 0 ? InScope(name) : Member(type, name);
            if (found is null)
            {
                faults.Add((name, $"knows no variable '{name}'{(i == 0 ? May("it", scopes.SelectMany(scope => scope.Keys))
                    : May($"'{((IdentifierSegment)expression.Segments[i - 1]).Identifier}'", MemberNames(type)))}"));
                return typeof(object);
            }

            type = found;
        }

        return type;
    }

    private static string May(string owner, IEnumerable<string> names) =>
        names.Distinct().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } all
            ? $": {owner} has {string.Join(", ", all)}"
            : $": {owner} has none";

    private Type? InScope(string name)
    {
        foreach (var scope in scopes)
        {
            if (scope.TryGetValue(name, out var type))
                return type;
        }

        return null;
    }

    private static string Name(MemberExpression member) => member.Segments[^1] is IdentifierSegment segment ? segment.Identifier : "";

    private static bool IsText(Type type) =>
        type == typeof(object) || type == typeof(string) || (Nullable.GetUnderlyingType(type) ?? type) == typeof(int);

    private static Type? Member(Type type, string name)
    {
        if (type == typeof(object))
            return type;
        if (type == typeof(ForLoop))
            return LoopMembers.Contains(name) ? typeof(object) : null;
        if (typeof(IEnumerable).IsAssignableFrom(type))
            return SizeMembers.Contains(name) ? typeof(object) : null;
        return Members(type).GetValueOrDefault(name);
    }

    private static IEnumerable<string> MemberNames(Type type) =>
        type == typeof(ForLoop) ? LoopMembers
        : typeof(IEnumerable).IsAssignableFrom(type) ? SizeMembers
        : Members(type).Keys;

    private static Dictionary<string, Type> Members(Type type) => type.GetProperties().ToDictionary(
        property => JsonNamingPolicy.CamelCase.ConvertName(property.Name), property => property.PropertyType, StringComparer.Ordinal);

    private static Type Element(Type list) =>
        list.IsGenericType && typeof(IEnumerable).IsAssignableFrom(list) ? list.GetGenericArguments()[0] : typeof(object);

    private sealed class ForLoop;
}
