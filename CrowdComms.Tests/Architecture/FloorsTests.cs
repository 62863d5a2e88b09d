using System.Text.RegularExpressions;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Architecture;

/// <summary>A room imports only rooms below it. <c>docs/architecture.md</c> lists the rooms from the ground up, and
/// this test reads that list.</summary>
public sealed partial class FloorsTests
{
    private static readonly string[] Engines = ["Sqlite", "Postgres"];

    [Theory]
    [InlineData("CrowdComms.Data")]
    [InlineData("CrowdComms.Web")]
    public void A_room_imports_only_rooms_below_it(string project)
    {
        var floors = Floors(project);
        var up = Imports(project).Where(i => floors.IndexOf(i.From) < floors.IndexOf(i.To))
            .Select(i => $"{i.File}: {i.From} imports {i.To}, which is above it.").ToList();
        Assert.True(up.Count == 0, string.Join('\n', up));
    }

    [Theory]
    [InlineData("CrowdComms.Data")]
    [InlineData("CrowdComms.Web")]
    public void The_list_names_every_room_and_no_other(string project)
    {
        var rooms = Repository.Sources(Path.Combine(Repository.Root, project)).Select(file => Room(project, file))
            .Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(rooms, Floors(project).Order(StringComparer.Ordinal));
    }

    // A line of the list that is marked "Data:" or "Web:" holds a floor, its rooms in code marks.
    private static List<string> Floors(string project) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md"))
            .Where(line => line.StartsWith($"- {project["CrowdComms.".Length..]}: ", StringComparison.Ordinal))
            .SelectMany(line => Marked().Matches(line).Select(m => m.Groups["room"].Value)),
    ];

    private static IEnumerable<(string File, string From, string To)> Imports(string project) =>
        from file in Repository.Sources(Path.Combine(Repository.Root, project))
        from line in File.ReadLines(file)
        let imported = Import().Match(line)
        where imported.Success && imported.Groups["project"].Value == project
        let to = RoomOf(imported.Groups["room"].Value.Split('.'))
        let room = Room(project, file)
        where room != to
        select (Path.GetRelativePath(Repository.Root, file), room, to);

    private static string Room(string project, string file) =>
        RoomOf(Path.GetRelativePath(Path.Combine(Repository.Root, project), file).Split(Path.DirectorySeparatorChar)[..^1]);

    private static string RoomOf(string[] path) => path switch
    {
        [] => "(root)",
        ["Engines", var engine, ..] when Engines.Contains(engine) => $"Engines/{engine}",
        [var room, ..] => room,
    };

    [GeneratedRegex(@"^@?using (static |\w+ = )?(?<project>CrowdComms\.(Data|Web))\.(?<room>[\w.]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Import();

    [GeneratedRegex("`(?<room>[^`]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();
}
