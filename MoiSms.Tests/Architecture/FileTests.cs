using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Architecture;

/// <summary>A reader finds a type by its file's name.</summary>
public sealed class FileTests
{
    private static readonly string[] Products = ["MoiSms.Cli", "MoiSms.Core", "MoiSms.Functions", "MoiSms.Gateway", "MoiSms.LocalHost"];

    [Fact]
    public void A_file_of_the_products_holds_one_type_that_is_named_like_it()
    {
        SourceFiles.In(Products).SelectMany(path => Faults(path, SourceFiles.Read(path))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("A/One.cs", "namespace A; class One; class Two;", "A/One.cs holds One, Two: one type a file")]
    [InlineData("A/One.cs", "namespace A; class Two;", "A/One.cs holds Two: name the file like its type")]
    [InlineData("A/One.cs", "namespace A; class One { class Two; }", null)]
    [InlineData("A/One.cs", "namespace A; class One; class One<T>;", null)]
    [InlineData("A/One.Parts.cs", "namespace A; partial class One;", null)]
    [InlineData("A/One.Parts.cs", "namespace A; class One;", "A/One.Parts.cs holds One: name the file like its type")]
    [InlineData("A/Program.cs", "return 0;", null)]
    public void The_check_of_files_finds_what_it_should(string path, string source, string? fault)
    {
        Faults(path, source).ShouldBe(fault is null ? [] : [fault]);
    }

    private static IEnumerable<string> Faults(string path, string source)
    {
        var types = CSharpSyntaxTree.ParseText(source).GetRoot()
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)
            .Select(node => (
                Name: node is BaseTypeDeclarationSyntax type ? type.Identifier.Text : ((DelegateDeclarationSyntax)node).Identifier.Text,
                Partial: ((MemberDeclarationSyntax)node).Modifiers.Any(SyntaxKind.PartialKeyword)))
            .DistinctBy(type => type.Name)
            .ToList();
        if (types.Count > 1)
            yield return $"{path} holds {string.Join(", ", types.Select(type => type.Name))}: one type a file";

        var file = Path.GetFileNameWithoutExtension(path);
        if (types is [var only] && file != only.Name && !(only.Partial && file.StartsWith(only.Name + ".", StringComparison.Ordinal)))
            yield return $"{path} holds {only.Name}: name the file like its type";
    }
}
