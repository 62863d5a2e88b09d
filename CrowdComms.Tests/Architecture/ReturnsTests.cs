using CrowdComms.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrowdComms.Tests.Architecture;

/// <summary>What a service method says of its answers names the errors that its own body returns.</summary>
public sealed class ReturnsTests
{
    private static readonly Lazy<IReadOnlyList<SyntaxNode>> Files = new(() =>
        [.. Repository.Sources(Path.Combine(Repository.Root, "CrowdComms.Data"))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file).GetRoot())]);

    [Fact]
    public void Returns_names_the_code_of_each_error_that_the_method_returns_itself()
    {
        var codes = Codes();
        var missing = (from method in Files.Value.SelectMany(root => root.DescendantNodes().OfType<MethodDeclarationSyntax>())
                       where IsPublic(method.Modifiers) && method.Parent is ClassDeclarationSyntax type && IsPublic(type.Modifiers)
                       let returns = Returns(method)
                       from error in Errors(method).Distinct()
                       from code in codes[error]
                       where !returns.Contains($"<c>{code}</c>", StringComparison.Ordinal)
                       select $"{Path.GetFileName(method.SyntaxTree.FilePath)}: {method.Identifier.Text} returns {error}, "
                           + $"and its <returns> does not name {code}.").ToList();
        Assert.NotEmpty(codes);
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    // The code is the only literal of this shape in what creates the error; a refusal of fields has a code of its own.
    private static ILookup<string, string> Codes() => Files.Value
        .SelectMany(root => root.DescendantNodes().OfType<ClassDeclarationSyntax>())
        .Where(type => type.Identifier.Text.EndsWith("Errors", StringComparison.Ordinal))
        .SelectMany(type => type.Members.Select(member => (Name: Named(member), Code: Code(member)))
            .Where(m => m.Name is not null && m.Code is not null)
            .Select(m => (Error: $"{type.Identifier.Text}.{m.Name}", m.Code)))
        .Distinct().ToLookup(m => m.Error, m => m.Code!, StringComparer.Ordinal);

    private static string? Named(MemberDeclarationSyntax member) => member switch
    {
        PropertyDeclarationSyntax property => property.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        _ => null,
    };

    private static string? Code(MemberDeclarationSyntax member) =>
        member.DescendantNodes().OfType<LiteralExpressionSyntax>().Select(l => l.Token.ValueText)
            .FirstOrDefault(text => text.IndexOf('.', StringComparison.Ordinal) > 0
                && text.All(c => char.IsAsciiLetterLower(c) || c is '_' or '.'))
        ?? (member.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(a => a.ToString() == "Error.Validation")
            ? "validation" : null);

    private static string Returns(MethodDeclarationSyntax method) => string.Join('\n', method.GetLeadingTrivia()
        .Select(trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>()
        .SelectMany(comment => comment.Content).OfType<XmlElementSyntax>()
        .Where(element => element.StartTag.Name.ToString() == "returns").Select(element => element.ToString()));

    private static IEnumerable<string> Errors(MethodDeclarationSyntax method) => method
        .DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<ReturnStatementSyntax>().Select(statement => statement.Expression)
        .Append(method.ExpressionBody?.Expression).SelectMany(Ends).Select(Error).OfType<string>();

    private static IEnumerable<ExpressionSyntax> Ends(ExpressionSyntax? expression) => expression switch
    {
        null => [],
        ConditionalExpressionSyntax choice => Ends(choice.WhenTrue).Concat(Ends(choice.WhenFalse)),
        InvocationExpressionSyntax call => [call.Expression],
        _ => [expression],
    };

    private static string? Error(ExpressionSyntax expression) =>
        expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax type } access
            && type.Identifier.Text.EndsWith("Errors", StringComparison.Ordinal)
            ? $"{type.Identifier.Text}.{access.Name.Identifier.Text}" : null;

    private static bool IsPublic(SyntaxTokenList modifiers) => modifiers.Any(SyntaxKind.PublicKeyword);
}
