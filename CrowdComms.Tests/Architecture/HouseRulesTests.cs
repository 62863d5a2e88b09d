using System.Text.RegularExpressions;
using CrowdComms.Data;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Architecture;

/// <summary>What the files of the repository must be like.</summary>
public sealed partial class HouseRulesTests
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", "TestResults", "data", "Migrations", "Compiled",
        "wwwroot", "Samples"];
    private static readonly string[] Forbidden = ["Helpers", "Helper", "Utils", "Utilities", "Managers", "Dtos", "DTOs",
        "Interfaces", "Models", "Misc"];

    private static IReadOnlyList<string> Sources { get; } = [.. Under(Repository.Root)
        .Where(f => Path.GetExtension(f) is ".cs" or ".razor" or ".js" or ".css")];

    [Fact]
    public void The_data_project_knows_nothing_of_the_web()
    {
        Assert.DoesNotContain(typeof(CrowdCommsContext).Assembly.GetReferencedAssemblies(),
            a => a.Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        var project = File.ReadAllText(Path.Combine(Repository.Root, "CrowdComms.Data", "CrowdComms.Data.csproj"));
        Assert.DoesNotContain("FrameworkReference", project, StringComparison.Ordinal);
        Assert.DoesNotContain("Include=\"Microsoft.AspNetCore", project, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_a_noun_of_the_domain() =>
        Assert.DoesNotContain(Sources.SelectMany(f => Shown(f).Split('/')[..^1]), Forbidden.Contains);

    [Fact]
    public void A_file_is_taken_in_at_a_glance() =>
        None(Sources.Select(file => (File: file, Lines: File.ReadLines(file).Count()))
            .Where(f => f.Lines > Most(f.File))
            .Select(f => $"{Shown(f.File)} has {f.Lines} lines; {Most(f.File)} fit."));

    [Fact]
    public void Long_code_of_a_component_stands_beside_it() =>
        None(Sources.Where(f => f.EndsWith(".razor", StringComparison.Ordinal))
            .Select(
                file => (File: file, Lines: File.ReadLines(file)
                    .SkipWhile(l => !l.StartsWith("@code", StringComparison.Ordinal)).Skip(1).Count()))
            .Where(f => f.Lines > 42)
            .Select(f => $"{Shown(f.File)}: its @code has {f.Lines} lines; over 40 move to .razor.cs."));

    [Fact]
    public void Nothing_is_left_for_later() => None(Sources.SelectMany(file => File.ReadLines(file)
        .Select((line, i) => (line, i)).Where(l => Later().IsMatch(l.line))
        .Select(l => $"{Shown(file)}:{l.i + 1}: {l.line.Trim()}")));

    [Fact]
    public void A_status_is_written_by_ChangeStatus_or_by_the_scan_statement_and_nowhere_else()
    {
        var writers = Sources.Where(f => Shown(f).StartsWith("CrowdComms.Data/", StringComparison.Ordinal)
            || Shown(f).StartsWith("CrowdComms.Web/", StringComparison.Ordinal))
            .SelectMany(
                file => File.ReadLines(file)
                    // A contract copies the status into its JSON.
                    .Where(l => !Shown(file).EndsWith("Scan.cs", StringComparison.Ordinal)
                        && !Shown(file).EndsWith("Contracts.cs", StringComparison.Ordinal) && WritesStatus().IsMatch(l)
                        // An initializer copies a row; an entity's status has no public setter.
                        && !l.EndsWith(','))
                    .Select(l => $"{Shown(file)}: {l.Trim()}"));
        Assert.Equal(["CrowdComms.Data/Registrants/Registrant.cs: Status = to;"], writers);
    }

    [Fact]
    public void The_focus_is_given_by_the_page_and_a_file_is_chosen_only_where_it_is_received() =>
        None(Sources.Where(f => f.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Where(l => Late().IsMatch(l)).Select(l => $"{Shown(file)}: {l.Trim()}")));

    private static int Most(string file) => Shown(file) switch
    {
        "CrowdComms.Web/Program.cs" => 80,
        var f when f.EndsWith(".razor", StringComparison.Ordinal)
            || f.EndsWith("Api.cs", StringComparison.Ordinal) => 150,
        var f when f.StartsWith("CrowdComms.Tests/", StringComparison.Ordinal) => 250,
        var f when f.EndsWith(".css", StringComparison.Ordinal) => 400,
        _ => 200,
    };

    private static IEnumerable<string> Under(string folder) =>
        Directory.GetFiles(folder).Concat(Directory.GetDirectories(folder)
            .Where(d => Path.GetFileName(d) is var name && name[0] != '.' && !NotOurs.Contains(name))
            .SelectMany(Under));

    private static string Shown(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    private static void None(IEnumerable<string> complaints)
    {
        var list = complaints.ToList();
        Assert.True(list.Count == 0, string.Join('\n', list));
    }

    // Written apart so that this file does not find itself.
    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK|XX" + @"X)\b")]
    private static partial Regex Later();

    // MudBlazor's AutoFocus and DefaultFocus wait for a message from the server; data-first does not. InputFile takes a
    // file before anybody receives it; FileInput does not.
    [GeneratedRegex(@"<InputFile\b|<Mud\w+[^>]*\bAutoFocus=|DefaultFocus\.(?!None)")]
    private static partial Regex Late();

    [GeneratedRegex(@"^\s*(registrant\.|person\.|r\.|this\.)?Status = [^=]|SetProperty\(\w+ => \w+\.Status\b|SET status\b|""status = ")]
    private static partial Regex WritesStatus();
}
