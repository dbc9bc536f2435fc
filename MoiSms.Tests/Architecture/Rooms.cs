using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MoiSms.Tests.Architecture;

/// <summary>
/// The rooms of MoiSms.Core: the first part of a namespace behind <c>MoiSms.Core</c>, and within Foundation the second. A type may name
/// types of its own room and of rooms below. What a type names is asked of the compiler, which also sees constants, <c>nameof</c> and the
/// types of expressions that no word of the source names. Doc comments and usings do not count.
/// </summary>
internal static class Rooms
{
    private const string Root = "MoiSms.Core";

    /// <summary>From the ground up; rooms of one floor may not name each other.</summary>
    private static readonly string[][] Floors =
    [
        ["Foundation.Values"],
        ["Foundation.Storage"],
        ["Foundation.Settings"],
        ["Foundation.Security"],
        ["Foundation.Telemetry"],
        ["Content"],
        ["Understanding"],
        ["Records"],
        ["Conversations"],
        ["Replies"],
        ["Answering", "Sending", "Receiving"],
        ["Operating"],
    ];

    /// <summary>Puts everything together, so it may name all; nobody may name it.</summary>
    private const string CompositionRoot = Root + ".CoreServices";

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    // A name that stays unknown could hide an edge. What source generators add is not here, and is not needed.
    private static readonly HashSet<string> UnknownName = ["CS0103", "CS0234", "CS0246"];

    /// <summary>
    /// Each type that names one of a room that is not below its own, a line each; and whatever kept the check from seeing all.
    /// </summary>
    /// <param name="sources">C# files.</param>
    public static IReadOnlyList<string> Faults(IEnumerable<string> sources)
    {
        var trees = sources.Prepend(ImplicitUsings).Select(source => CSharpSyntaxTree.ParseText(source)).ToList();
        var compilation = CSharpCompilation.Create(
            "Rooms", trees, References(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var unknown = compilation.GetDiagnostics().Where(one => UnknownName.Contains(one.Id)).Select(one => one.ToString());
        var edges = trees.SelectMany(tree => Edges(tree.GetRoot(), compilation.GetSemanticModel(tree))).Distinct();
        return [.. unknown, .. edges.Select(edge => Fault(edge.From, edge.To)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<PortableExecutableReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(path => !Path.GetFileName(path).StartsWith("MoiSms.", StringComparison.Ordinal))
        .Select(path => MetadataReference.CreateFromFile(path));

    private static IEnumerable<(INamedTypeSymbol From, INamedTypeSymbol To)> Edges(SyntaxNode root, SemanticModel model)
    {
        foreach (var declaration in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
        {
            if (declaration is not (BaseTypeDeclarationSyntax or DelegateDeclarationSyntax))
                continue;
            var from = (INamedTypeSymbol)model.GetDeclaredSymbol(declaration)!;
            foreach (var to in declaration.DescendantNodes().SelectMany(node => Named(node, model))
                .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
            {
                if (to.ContainingAssembly.Name == "Rooms" && !SymbolEqualityComparer.Default.Equals(from, to))
                    yield return (from, to);
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Named(SyntaxNode node, SemanticModel model)
    {
        if (node is not (ExpressionSyntax or AttributeSyntax or ConstructorInitializerSyntax))
            return [];
        var symbol = model.GetSymbolInfo(node).Symbol;
        var type = model.GetTypeInfo(node);
        return new[] { symbol as ITypeSymbol, symbol?.ContainingType, type.Type, type.ConvertedType }.SelectMany(Outermost);
    }

    /// <summary>The type as it stands in its file, with its arguments and elements.</summary>
    private static IEnumerable<INamedTypeSymbol> Outermost(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Outermost(array.ElementType),
        INamedTypeSymbol { ContainingType: { } outer } nested => Outermost(outer).Concat(nested.TypeArguments.SelectMany(Outermost)),
        INamedTypeSymbol { ContainingAssembly: not null, TypeKind: not TypeKind.Error } named =>
            named.TypeArguments.SelectMany(Outermost).Append(named.OriginalDefinition),
        _ => [],
    };

    private static string? Fault(INamedTypeSymbol from, INamedTypeSymbol to)
    {
        var (fromName, toName) = (from.ToDisplayString(), to.ToDisplayString());
        if (fromName == CompositionRoot)
            return null;
        if (toName == CompositionRoot)
            return $"{fromName} names {toName}, which is the composition root's";
        var (fromRoom, toRoom) = (RoomOf(from), RoomOf(to));
        if (fromRoom == toRoom)
            return null;
        var (fromFloor, toFloor) = (FloorOf(fromRoom), FloorOf(toRoom));
        if (fromFloor < 0 || toFloor < 0)
            return $"{(fromFloor < 0 ? fromName : toName)} is in no room: put it into one, or give its room a floor";
        return toFloor < fromFloor ? null : $"{fromName} names {toName}: {fromRoom} may not use {toRoom}, which is not below it";
    }

    private static int FloorOf(string room) => Array.FindIndex(Floors, floor => floor.Contains(room));

    private static string RoomOf(INamedTypeSymbol type)
    {
        var parts = type.ContainingNamespace.ToDisplayString().Split('.')[Root.Split('.').Length..];
        return parts is ["Foundation", var inner, ..] ? $"Foundation.{inner}" : parts.FirstOrDefault() ?? "";
    }
}
