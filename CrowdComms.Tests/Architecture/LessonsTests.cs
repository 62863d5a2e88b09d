using System.Reflection;
using System.Text.RegularExpressions;
using CrowdComms.Data;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Architecture;

/// <summary>What the course points at in its parts HERE and TRY IT must be there.</summary>
public sealed partial class LessonsTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly string Course = Path.Combine(Repository.Root, "DJANGO_DRF_COURSE.md");
    private static readonly Lazy<ILookup<string, Type>> Types = new(
        () => Assemblies().SelectMany(Exported).ToLookup(t => t.Name.Split('`')[0], StringComparer.Ordinal));

    [Fact]
    public void What_the_lessons_point_at_exists()
    {
        var missing = Pointers().Where(p => !Exists(p.Text))
            .Select(p => $"{Path.GetFileName(Course)}:{p.Line}: {p.Text}").ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Theory]
    [InlineData("CrowdComms.Data/Registrants/Registrant.cs", true)]
    [InlineData("CrowdComms.Data/Registrants/Nowhere.cs", false)]
    [InlineData("Registrant.ChangeStatus", true)]
    [InlineData("Registrant.ChangeNothing", false)]
    [InlineData("DbContext.SaveChangesAsync", true)]
    [InlineData("NoSuchType.Member", false)]
    [InlineData("dotnet test", true)]
    public void A_pointer_is_followed(string text, bool exists) => Assert.Equal(exists, Exists(text));

    private static IEnumerable<(int Line, string Text)> Pointers()
    {
        var (inside, fenced, number) = (false, false, 0);
        foreach (var line in File.Exists(Course) ? File.ReadLines(Course) : [])
        {
            number++;
            fenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!fenced && Label().Match(line) is { Success: true } label)
            {
                inside = label.Groups["part"].Value is "HERE" or "TRY IT";
            }

            foreach (var token in inside && !fenced ? Backticked().Matches(line).Select(m => m.Groups[1].Value) : [])
            {
                yield return (number, token);
            }
        }
    }

    private static bool Exists(string text)
    {
        if (RepositoryPath().Match(text) is { Success: true } path)
        {
            var there = Path.Combine(Repository.Root, path.Groups["path"].Value);
            return File.Exists(there) || Directory.Exists(there);
        }

        return MemberOfType().Match(text) is not { Success: true } member || member.Groups["type"].Value == "CrowdComms"
            || Types.Value[member.Groups["type"].Value].Any(
                t => t.GetMember(member.Groups["member"].Value, All).Length > 0);
    }

    private static IEnumerable<Assembly> Assemblies()
    {
        Assembly[] ours = [typeof(CrowdCommsContext).Assembly, typeof(Program).Assembly, typeof(LessonsTests).Assembly];
        return ours.Concat(ours.SelectMany(a => a.GetReferencedAssemblies()).DistinctBy(n => n.Name)
            .Select(Assembly.Load)).Distinct();
    }

    private static Type[] Exported(Assembly assembly) =>
        assembly.FullName!.StartsWith("CrowdComms", StringComparison.Ordinal) ? assembly.GetTypes()
            : assembly.GetExportedTypes();

    // The names of a lesson's parts stand alone in their line; a heading begins another lesson.
    [GeneratedRegex(@"^(#+ .*|(?<part>[A-Z][A-Z ]+))$")]
    private static partial Regex Label();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Backticked();

    [GeneratedRegex(@"^(?<path>(CrowdComms\.(Data|Web|Tests|Bench)|\.github|\.ci|\.config)/[\w./-]*|[\w.-]+\.(sln|props|json|yml|md)|\.editorconfig|Dockerfile)(:\d+)?$")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"^(?<type>[A-Z]\w+)(<\w+>)?\.(?<member>[A-Z]\w+)(<\w+>)?(\([^)]*\))?$")]
    private static partial Regex MemberOfType();
}
