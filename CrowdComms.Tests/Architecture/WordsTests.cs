using System.Text.RegularExpressions;
using CrowdComms.Data;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Architecture;

/// <summary>The product's texts keep to the words of <c>docs/words.md</c>.</summary>
public sealed partial class WordsTests
{
    // What the columns of other people's files are called.
    private static readonly string[] Headings = ["CrowdComms.Data.Imports.Headings", "CrowdComms.Data.Imports.StatusHeadings"];

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "words.md");

    private static IReadOnlyList<(Regex Never, string Write)> Banned { get; } = [.. File.ReadLines(Page)
        .SkipWhile(line => line != "## Banned words").Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => Regex.Match(line, @"^\| `(?<never>.+)` \| (?<write>.+) \|$", RegexOptions.None, TimeSpan.FromSeconds(1)))
        .Select(row => (new Regex(row.Groups["never"].Value.Replace(@"\|", "|", StringComparison.Ordinal),
            RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1)), row.Groups["write"].Value))];

    [Fact]
    public void No_text_of_the_product_has_a_banned_word()
    {
        var texts = VisibleTexts.Of(typeof(Program).Assembly.Location)
            .Concat(VisibleTexts.Of(typeof(CrowdCommsContext).Assembly.Location, Headings))
            .Concat(Scripts().SelectMany(VisibleTexts.OfScript)).ToList();
        Assert.True(texts.Count > 5_000, $"Only {texts.Count} texts were found.");
        None(texts.Except(PersonFields.All.SelectMany(f => f.Headings)).Where(text => !Code().IsMatch(text)).SelectMany(Faults));
    }

    [Fact]
    public void The_readme_has_no_banned_word() =>
        None(File.ReadLines(Path.Combine(Repository.Root, "README.md")).SelectMany(Faults));

    [Fact]
    public void Every_banned_word_is_found()
    {
        Assert.True(Banned.Count > 20, $"{Banned.Count} rows were read from {Page}.");
        Assert.All(["Whoever comes", "Nobody", "It stands here", "“X” is no pass", "E-mail", "You are told of it", "switch it on"],
            text => Assert.Single(Faults(text)));
        Assert.All(["There is no pass left", "is no longer here", "a standing entry", "body"], text => Assert.Empty(Faults(text)));
    }

    private static IEnumerable<string> Faults(string text) =>
        from word in Banned
        let found = word.Never.Match(text)
        where found.Success
        select $"“{found.Value}” in “{Around(text, found.Index)}”: write {word.Write}.";

    private static string Around(string text, int at) =>
        text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 50)].ReplaceLineEndings(" ");

    private static IEnumerable<string> Scripts() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "CrowdComms.Web"), "*.js", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "lib"));

    private static void None(IEnumerable<string> faults)
    {
        var found = faults.ToList();
        Assert.True(found.Count == 0, $"{found.Count} texts:\n{string.Join('\n', found)}");
    }

    [GeneratedRegex(@"^[a-z_]+\.[a-z_]+$", RegexOptions.None, 1_000)]
    private static partial Regex Code();
}
