using System.Diagnostics;

namespace CrowdComms.Tests.Support;

/// <summary>Runs the programs that read a PDF: <c>pdfinfo</c>, <c>pdffonts</c>, <c>pdftotext</c>, <c>pdftoppm</c>.</summary>
public static class Poppler
{
    /// <summary>Skips the test if the machine lacks a program.</summary>
    public static void Needs(string program) =>
        Machine.Needs(Find(program) is not null,
            "poppler-utils is not installed: on Debian run 'apt-get install poppler-utils'.");

    /// <summary>Runs a program and returns its output.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo(Find(program)!, arguments)
            {
                RedirectStandardOutput = true,
                UseShellExecute = false
            })!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
