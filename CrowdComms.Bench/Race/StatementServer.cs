using CrowdComms.Support;

namespace CrowdComms.Bench.Race;

/// <summary>A private PostgreSQL, durable as in production, that counts statements with pg_stat_statements.</summary>
internal sealed class StatementServer : IAsyncDisposable
{
    private readonly string _programs;
    private readonly PrivatePostgres _server;

    private StatementServer(string programs, PrivatePostgres server) => (_programs, _server) = (programs, server);

    /// <summary>The connection string of the database <c>postgres</c>.</summary>
    internal string Connection => _server.Database("postgres");

    internal static async Task<StatementServer> StartAsync()
    {
        var installed = PrivatePostgres.FindPrograms()
            ?? throw new MissingPartException("PostgreSQL is not installed: run 'apt-get install postgresql'.");
        var programs = Directory.CreateTempSubdirectory("crowdcomms-programs-").FullName;
        // The server's user reads them, who is another one where root runs the bench.
        MakeExecutable(programs);
        Write(programs, "initdb", $"exec \"{installed}/initdb\" \"$@\"");
        Write(programs, "postgres", $"exec \"{installed}/postgres\" \"$@\" -c shared_preload_libraries=pg_stat_statements");
        return new StatementServer(programs, await PrivatePostgres.StartAsync(programs, durable: true));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_programs, recursive: true);
    }

    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // The library must be loaded at the start, and the shell that guards a private server passes no settings on.
    private static void Write(string folder, string name, string command)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, $"#!/bin/sh\n{command}\n");
        MakeExecutable(file);
    }

    private static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Executable);
        }
    }
}
