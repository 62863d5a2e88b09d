using System.Globalization;

namespace CrowdComms.Bench;

/// <summary>The options of the command line.</summary>
/// <param name="OnPostgres">Whether PostgreSQL is used; otherwise SQLite.</param>
/// <param name="Registrants">The number of registrants in the event.</param>
/// <param name="Server">The connection string of a server that runs already; null for a private one with fsync on.</param>
public sealed record BenchRun(bool OnPostgres, int Registrants, string? Server)
{
    /// <summary>The largest number of pages that are open at the same time.</summary>
    public int Circuits { get; init; } = 1000;

    /// <summary>The only part of a figure to measure, by its name; null for all.</summary>
    public string? Part { get; init; }

    /// <summary>The folder in which published apps are kept for the next run; null to publish them again.</summary>
    public string? Published { get; init; }

    /// <summary>The name of the engine for headings.</summary>
    public string Engine => OnPostgres ? "PostgreSQL" : "SQLite";

    /// <summary>Reads the options; null if one is unknown or wrong.</summary>
    /// <param name="options">What follows the name of the figure.</param>
    /// <param name="usual">The number of registrants if none is given.</param>
    public static BenchRun? Read(IReadOnlyList<string> options, int usual)
    {
        var run = new BenchRun(OnPostgres: false, usual, null);
        for (var i = 0; i + 1 < options.Count; i += 2)
        {
            var next = (options[i], options[i + 1]) switch
            {
                ("--engine", "sqlite") => run with { OnPostgres = false },
                ("--engine", "postgres") => run with { OnPostgres = true },
                ("--registrants", var n)
                    when int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var count) =>
                        run with { Registrants = count },
                ("--circuits", var n)
                    when int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 =>
                        run with { Circuits = count },
                ("--part", var part) => run with { Part = part },
                ("--published", var folder) => run with { Published = Path.GetFullPath(folder) },
                ("--postgres", var server) => run with { Server = server, OnPostgres = true },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            run = next;
        }

        return options.Count % 2 == 0 ? run : null;
    }
}
