using System.Diagnostics;
using System.Text.Json;

namespace CrowdComms.Tests.Support;

/// <summary>Opens workbooks with exceljs, the library with which most programs in JavaScript read them.</summary>
public static class ExcelJs
{
    /// <summary>The version that is installed for the tests.</summary>
    public const string Version = "4.4.0";

    // Each sheet as its rows, with the texts that a user sees; times as ISO 8601 and in UTC, though workbooks know no zone.
    private const string Script = """
        const { Workbook } = require('exceljs');
        const book = new Workbook();
        book.xlsx.readFile(process.argv[1]).then(() => {
          const sheets = {};
          book.eachSheet(sheet => {
            sheets[sheet.name] = [];
            sheet.eachRow(row => sheets[sheet.name].push(row.values.slice(1).map(v => v ?? null)));
          });
          console.log(JSON.stringify(sheets));
        }).catch(wrong => { console.error(wrong); process.exit(1); });
        """;

    /// <summary>Skips the test if the machine lacks node or exceljs.</summary>
    public static async Task NeedsAsync() => Machine.Needs(await RunAsync("require('exceljs')") is not null,
        $"exceljs is not installed: install nodejs and npm, run 'npm install --prefix FOLDER exceljs@{Version}' "
            + "and set NODE_PATH to FOLDER/node_modules.");

    /// <summary>The sheets of a workbook by name, each as its rows.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonElement[][]>> ReadAsync(string path) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement[][]>>(
            await RunAsync(Script, path) ?? throw new InvalidOperationException($"exceljs does not open {path}."))!;

    private static async Task<string?> RunAsync(string script, params string[] arguments)
    {
        if (Node() is not { } node)
        {
            return null;
        }

        using var process = Process.Start(new ProcessStartInfo(node, ["-e", script, "--", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var wrong = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await wrong;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0 ? output : null;
    }

    private static string? Node() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "node")).FirstOrDefault(File.Exists);
}
