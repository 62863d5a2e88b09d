using System.Diagnostics;

namespace CrowdComms.Support;

/// <summary>
/// A private PostgreSQL server in a temporary folder, reached through a Unix socket. A small shell guards it, in a
/// session that a Ctrl+C does not reach: when this process ends, however it ends, the pipe to the shell closes, the
/// server stops and the folder is deleted.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    // PostgreSQL refuses to run as root, so root runs all of this as the system user of PostgreSQL.
    private const string Guard =
        """
        dir=$(mktemp -d /tmp/crowdcomms-pg-XXXXXX) || exit 1
        trap 'rm -rf "$dir"' EXIT
        cd "$dir"
        "$1/initdb" -D "$dir/data" -U crowdcomms --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
        "$1/postgres" -D "$dir/data" -k "$dir" -c listen_addresses= -c max_connections=200 $2 >"$dir/log" 2>&1 &
        server=$!
        until grep -qs ready "$dir/data/postmaster.pid"; do
            kill -0 $server 2>/dev/null || { cat "$dir/log" >&2; exit 1; }
            sleep 0.05
        done
        echo "$dir"
        read -r _
        kill -INT $server
        wait $server
        """;

    private readonly Process _guard;

    private PrivatePostgres(Process guard, string folder) => (_guard, Folder) = (guard, folder);

    /// <summary>The folder with the server's socket, data and log.</summary>
    public string Folder { get; }

    /// <summary>The connection string of a database of this server.</summary>
    public string Database(string name) => $"Host={Folder};Username=crowdcomms;Database={name}";

    /// <summary>Finds the folder of the server's programs, that of the newest version; null if the machine has none.</summary>
    public static string? FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian) ? Directory.GetDirectories(debian).OrderDescending()
            .Select(d => Path.Combine(d, "bin")) : [];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(installed)
            .FirstOrDefault(
                folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    /// <summary>Creates and starts a server.</summary>
    /// <param name="programs">The folder from <see cref="FindPrograms"/>.</param>
    /// <param name="durable">Whether a commit waits for the disk, as in production; most tests do not need this.</param>
    public static async Task<PrivatePostgres> StartAsync(string programs, bool durable)
    {
        var settings = durable ? "-c shared_buffers=512MB"
            : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        string[] user = Environment.IsPrivilegedProcess ? ["runuser", "-u", "postgres", "--"] : [];
        string[] whole = ["setsid", .. user, "sh", "-c", Guard, "guard", programs, settings];
        var start = new ProcessStartInfo(whole[0], whole[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var guard = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");
        var folder = await guard.StandardOutput.ReadLineAsync();
        return folder is not null ? new PrivatePostgres(guard, folder)
            : throw new InvalidOperationException(
                $"PostgreSQL did not start: {await guard.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Stops the server and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }
}
