using System.Diagnostics;
using CrowdComms.Web;

namespace CrowdComms.Tests.Support;

/// <summary>
/// A private Redis server that a test can stop and start, reached through a Unix socket in a temporary folder. A small
/// shell guards it: when this process ends, however it ends, the server stops and the folder is deleted.
/// </summary>
public sealed class PrivateRedis : IAsyncDisposable
{
    private const string Guard =
        """
        dir=$(mktemp -d /tmp/crowdcomms-redis-XXXXXX) || exit 1
        trap 'rm -rf "$dir"' EXIT
        start() {
            rm -f "$dir/socket"
            "$program" --port 0 --unixsocket "$dir/socket" --save '' --appendonly no --dir "$dir" >"$dir/log" 2>&1 &
            server=$!
            until [ -S "$dir/socket" ]; do
                kill -0 $server 2>/dev/null || { cat "$dir/log" >&2; exit 1; }
                sleep 0.02
            done
        }
        stop() { kill $server; wait $server; }
        program=$1
        echo "$dir/socket"
        while read -r word; do $word; echo done; done
        kill $server 2>/dev/null
        wait
        """;

    private readonly Process _guard;

    private PrivateRedis(Process guard, string socket) => (_guard, Configuration) = (guard, $"!{socket}");

    /// <summary>The value for <c>ConnectionStrings:Redis</c>.</summary>
    public string Configuration { get; }

    /// <summary>Prepares a server that is not started yet; skips the test if the machine has no Redis.</summary>
    public static async Task<PrivateRedis> PrepareAsync()
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);
        Machine.Needs(OperatingSystem.IsLinux()
            && program is not null, "Redis is not installed: on Debian run 'apt-get install redis-server'.");
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Guard, "guard", program!])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var guard = Process.Start(start) ?? throw new InvalidOperationException("The shell did not start.");
        return new PrivateRedis(guard, await guard.StandardOutput.ReadLineAsync()
            ?? throw new InvalidOperationException("The guard did not start."));
    }

    /// <summary>Prepares and starts a server.</summary>
    public static async Task<PrivateRedis> RunAsync()
    {
        var redis = await PrepareAsync();
        await redis.StartAsync();
        return redis;
    }

    /// <summary>Starts the server without data.</summary>
    public Task StartAsync() => SayAsync("start");

    /// <summary>Stops the server, which ends every connection to it.</summary>
    public Task StopAsync() => SayAsync("stop");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private async Task SayAsync(string word)
    {
        await _guard.StandardInput.WriteLineAsync(word);
        await _guard.StandardInput.FlushAsync();
        Assert.Equal("done", await _guard.StandardOutput.ReadLineAsync());
    }
}
