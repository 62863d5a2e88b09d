using System.Text;
using CrowdComms.Data.Imports;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>
/// What becomes of the files that ticket shops, forms, address books and spreadsheets write. <c>Samples/files.txt</c> is the
/// table of them: for each, which columns are recognised and what an import would do, or the sentence that refuses it.
/// </summary>
public sealed class FileShapesTests
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Samples", "Files");

    [Fact]
    public async Task Every_shape_of_a_file_is_read_right_or_refused_with_a_sentence()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var desk = await ImportDesk.OpenAsync(house, "Speaker");
        var found = new StringBuilder();
        foreach (var path in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            found.Append(Path.GetRelativePath(Folder, path).Replace('\\', '/')).Append('\n');
            foreach (var line in await OutcomeAsync(desk, house, path))
            {
                found.Append("  ").Append(line.Replace('\0', '␀')).Append('\n');
            }
        }

        var table = Path.Combine(AppContext.BaseDirectory, "Samples", "files.txt");
        var said = await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken);
        var (expected, actual) = (Sections(said), Sections(found.ToString()));
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(expected, file => Assert.Equal(file.Value, actual[file.Key]));
    }

    private static Dictionary<string, string> Sections(string table) => table.Split("\n").Aggregate(
        new List<(string File, List<string> Lines)>(), (sections, line) =>
        {
            if (line.StartsWith(' '))
            {
                sections[^1].Lines.Add(line);
            }
            else if (line.Length > 0)
            {
                sections.Add((line, []));
            }

            return sections;
        }).ToDictionary(s => s.File, s => string.Join('\n', s.Lines), StringComparer.Ordinal);

    private static async Task<List<string>> OutcomeAsync(ImportDesk desk, House house, string path)
    {
        await using var content = File.OpenRead(path);
        var stop = TestContext.Current.CancellationToken;
        var imports = house.Get<ImportService>();
        var received = await imports.ReceiveAsync(desk.Event.Id, new(Path.GetFileName(path), content), desk.Event.Organiser, stop);
        if (received.Failed(out var refusal))
        {
            return [refusal.Message];
        }

        using var file = received.Value;
        var choices = await imports.SuggestAsync(desk.Event.Id, file, stop) with { PassTypeId = desk.Event.General };
        var columns = string.Join(", ", file.Header.Zip(choices.Columns).Where(c => c.Second != ImportField.None)
            .Select(c => $"{c.First.ReplaceLineEndings(" ")} → {c.Second}"));
        var lines = new List<string> { $"{file.Format}; {file.RowWord} {file.HeaderRow}; {columns}" };
        lines.AddRange(ImportNotes.Of(file, choices));
        var preview = await desk.PreviewAsync(new PlannedImport(file, choices));
        if (preview.Failed(out var asked))
        {
            return [.. lines, $"Asks: {asked.Message}"];
        }

        var counts = preview.Value.Counts;
        lines.Add($"{counts.New} new, {counts.Refused} refused, {counts.Skipped} skipped, {counts.Companies} companies; "
            + string.Join(" | ", preview.Value.First.Take(2).Select(r => $"{r.Name}, {r.Email}, {r.Company}, {r.PassType}, {r.Status}")));
        lines.AddRange(preview.Value.UnknownPasses.Select(w => $"Pass type? {w.Written} ({w.Rows})"));
        lines.AddRange(preview.Value.UnknownStatuses.Select(w => $"Status? {w.Written} ({w.Rows})"));
        lines.AddRange(preview.Value.Errors.Where(e => e.Field is not ("Status" or "Pass type")).Take(8)
            .Select(e => $"{file.RowWord} {e.Row}, {e.Field}: {e.Message}"));
        return lines;
    }
}
