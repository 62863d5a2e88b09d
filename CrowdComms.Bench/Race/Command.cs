using System.Diagnostics;

namespace CrowdComms.Bench.Race;

/// <summary>Programs of the machine: where they are, and what they print.</summary>
internal static class Command
{
    private const string DebianPostgres = "/usr/lib/postgresql";

    /// <summary>Finds a program in the PATH, beside it in <c>/usr/bin</c>, or among the programs of the newest PostgreSQL.</summary>
    /// <param name="name">The name of the program's file.</param>
    /// <param name="package">The Debian package that has it.</param>
    /// <exception cref="MissingPartException">It is not installed.</exception>
    internal static string Find(string name, string package) => All(name).FirstOrDefault()
        ?? throw new MissingPartException($"{name} is not installed: run 'apt-get install {package}'.");

    /// <summary>All the files of this name, in the order in which a shell would find them.</summary>
    internal static IEnumerable<string> All(string name)
    {
        var postgres = Directory.Exists(DebianPostgres)
            ? Directory.GetDirectories(DebianPostgres).OrderDescending().Select(d => Path.Combine(d, "bin")) : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/bin").Concat(postgres)
            .Select(folder => Path.Combine(folder, name)).Where(File.Exists);
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it said.</exception>
    internal static async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        (start.UseShellExecute, start.RedirectStandardOutput, start.RedirectStandardError) = (false, true, true);
        using var process = Process.Start(start)!;
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken),
                process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? said[0]
                : throw new InvalidOperationException($"{start.FileName} exited with code {process.ExitCode}: {said[1]}{said[0]}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
