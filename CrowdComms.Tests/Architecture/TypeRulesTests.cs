using CrowdComms.Data;
using CrowdComms.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Architecture;

/// <summary>What types must be like, however many files they have.</summary>
public sealed class TypeRulesTests
{
    // Lines that are still to be wrapped; nothing is added here.
    private static readonly string[] Wider = ["CrowdComms.Web/Scans/ScanFilter.cs"];

    // Methods of the data project with more parameters than a reader keeps in mind; nothing is added here.
    private static readonly string[] Longer = ["RegistrantDetails"];

    private static readonly string[] Projects =
        ["CrowdComms.Data", "CrowdComms.Web", "CrowdComms.Tests", "CrowdComms.Bench"];

    private static readonly Lazy<IReadOnlyList<Source>> All = new(() => [.. Projects.SelectMany(Sources)]);

    [Fact]
    public void A_type_is_taken_in_at_a_glance_with_all_its_files()
    {
        var entities = typeof(CrowdCommsContext).GetProperties()
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(p => p.PropertyType.GetGenericArguments()[0].Name).ToHashSet(StringComparer.Ordinal);
        None(Types().Where(t => !t.Source.IsComponent).GroupBy(t => (t.Source.Room, Name: t.Type.Identifier.Text))
            .Select(g => (g.Key, Lines: g.Sum(t => t.Source.Lines(t.Type))))
            .Where(t => t.Lines > Most(t.Key.Room, entities.Contains(t.Key.Name)))
            .Select(t => $"{t.Key.Name} in {t.Key.Room} has {t.Lines} lines."));
    }

    [Fact]
    public void A_class_is_one_file_unless_a_generator_writes_the_rest() => None(Types()
        .Where(t => t.Type.Modifiers.Any(SyntaxKind.PartialKeyword) && !t.Source.IsComponent)
        .Where(t => !t.Type.Members.Any(m => m.Modifiers.Any(SyntaxKind.PartialKeyword)))
        .Select(t => $"{t.Source.Path}: {t.Type.Identifier.Text} is a part."));

    [Fact]
    public void A_line_has_at_most_140_columns() => None(All.Value
        .Where(s => !Wider.Any(w => s.Path.StartsWith(w, StringComparison.Ordinal)))
        .SelectMany(s => s.Text.Split('\n').Select((line, i) => (Line: line, Number: i))
            .Where(l => l.Line.Length > 140 && !s.IsOfAnotherLanguage(l.Number))
            .Select(l => $"{s.Path}:{l.Number + 1} has {l.Line.Length} columns.")));

    [Fact]
    public void A_method_of_the_data_project_has_at_most_four_parameters() => None(Methods()
        .Where(m => !Longer.Contains(m.Name) && !m.Given && m.Asked.Count > 4)
        .Select(m => $"{m.Source.Path}: {m.Name} has {m.Asked.Count} parameters; a record names what belongs together."));

    [Fact]
    public void What_belongs_together_has_a_name_and_is_no_tuple() => None(Methods()
        .Where(m => m.Asked.Any(p => p.Type is TupleTypeSyntax or NullableTypeSyntax { ElementType: TupleTypeSyntax }))
        .Select(m => $"{m.Source.Path}: {m.Name} takes a tuple."));

    // A table is no list of steps, however long it is: a body that is one expression (a switch, a chain of
    // registrations, a collection) or one statement that holds one. Program.cs is a page with a measure of its own.
    [Fact]
    public void A_method_of_the_product_has_at_most_30_lines() => None(All.Value
        .Where(s => s.Path != "CrowdComms.Web/Program.cs" && (s.Path.StartsWith("CrowdComms.Data/", StringComparison.Ordinal)
            || s.Path.StartsWith("CrowdComms.Web/", StringComparison.Ordinal)))
        .SelectMany(s => s.Root.DescendantNodes().OfType<BlockSyntax>()
            .Where(b => b.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax
                or AnonymousFunctionExpressionSyntax && b.Statements is not [ReturnStatementSyntax or ExpressionStatementSyntax])
            .Select(b => (Body: b, Lines: s.Lines(b) - 2)).Where(b => b.Lines > 30)
            .Select(b => $"{s.Path}: {HeadOf(b.Body.Parent!)} has {b.Lines} lines.")));

    private static string HeadOf(SyntaxNode method) => method.ToString().Split('\n')[0].Trim();

    private static int Most(string room, bool isEntity) =>
        room.StartsWith("CrowdComms.Tests", StringComparison.Ordinal) ? 250 : isEntity ? 150 : 200;

    private static IEnumerable<(Source Source, TypeDeclarationSyntax Type)> Types() => All.Value.SelectMany(s => s.Root
        .DescendantNodes().OfType<TypeDeclarationSyntax>().Where(t => t.Parent is not TypeDeclarationSyntax)
        .Select(t => (s, t)));

    // The methods and constructors of the data project, with what a caller has to say: the extended object and the
    // token come by themselves. A given one implements an interface explicitly, which decides what it is asked.
    private static IEnumerable<(Source Source, string Name, bool Given, IReadOnlyList<ParameterSyntax> Asked)> Methods() =>
        All.Value.Where(s => s.Path.StartsWith("CrowdComms.Data/", StringComparison.Ordinal)).SelectMany(s => s.Root
            .DescendantNodes().OfType<BaseMethodDeclarationSyntax>().Select(m => (s, NameOf(m),
                m is MethodDeclarationSyntax { ExplicitInterfaceSpecifier: not null },
                (IReadOnlyList<ParameterSyntax>)[.. m.ParameterList.Parameters.Where(p =>
                    !p.Modifiers.Any(SyntaxKind.ThisKeyword) && p.Type?.ToString() != nameof(CancellationToken))])));

    private static string NameOf(BaseMethodDeclarationSyntax method) => method switch
    {
        MethodDeclarationSyntax m => m.Identifier.Text,
        ConstructorDeclarationSyntax c => c.Identifier.Text,
        _ => method.Kind().ToString(),
    };

    private static IEnumerable<Source> Sources(string project) =>
        Directory.GetFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "Migrations" or "Compiled"))
            .Select(path => new Source(path, File.ReadAllText(Path.Combine(Repository.Root, path))));

    private static void None(IEnumerable<string> complaints)
    {
        var list = complaints.ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }

    private sealed record Source(string Path, string Text)
    {
        internal SyntaxNode Root { get; } = CSharpSyntaxTree.ParseText(Text).GetRoot();

        internal string Room => Path[..Path.LastIndexOf('/')];

        internal bool IsComponent => Path.EndsWith(".razor.cs", StringComparison.Ordinal);

        internal int Lines(SyntaxNode node)
        {
            var span = Root.SyntaxTree.GetLineSpan(node.Span);
            return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
        }

        // SQL and script keep the lines that are read most easily; so do expressions and data in a string.
        internal bool IsOfAnotherLanguage(int line)
        {
            var span = Root.GetText().Lines[line].Span;
            return Root.DescendantTokens(span).Any(t => t.Kind() is SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.StringLiteralToken && t.Span.Length > 100);
        }
    }
}
