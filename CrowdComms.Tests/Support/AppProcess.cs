using System.Diagnostics;
using System.Text;
using CrowdComms.Web;

namespace CrowdComms.Tests.Support;

/// <summary>
/// Runs the product as a process of its own, on the database of a house. A small shell guards it: when the shell's
/// input is closed, by the test or because the test process ends, it kills the product with SIGKILL, which no program
/// can catch.
/// </summary>
public sealed class AppProcess : IAsyncDisposable
{
    private const string Guard =
        """
        exec 3<&0
        "$@" 2>&1 &
        app=$!
        { read -r _ <&3; kill -KILL $app; } >/dev/null 2>&1 &
        killer=$!
        wait $app 2>/dev/null
        kill $killer 2>/dev/null
        """;

    private readonly Process _guard;
    private Task _rest = Task.CompletedTask;

    private AppProcess(Process guard) => _guard = guard;

    /// <summary>Starts the product on the database of a house and waits until it is ready. The house must use the clock of the
    /// system.</summary>
    public static Task<AppProcess> StartAsync(House house, PrivateSmtp? smtp = null) =>
        StartAsync(house.Folder, house.Postgres, smtp);

    /// <summary>Starts the product on a database and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It did not start; the message has what it printed.</exception>
    public static async Task<AppProcess> StartAsync(string folder, string? postgres, PrivateSmtp? smtp = null)
    {
        Machine.Needs(OperatingSystem.IsLinux(), "The product is started and killed by a shell: run this on Linux.");
        var start = new ProcessStartInfo("sh",
            ["-c", Guard, "guard", "dotnet", typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.Combine(Repository.Root, "CrowdComms.Web"),
        };
        foreach (var (key, value) in Settings(folder, postgres, smtp))
        {
            start.Environment[key] = value;
        }

        var app = new AppProcess(Process.Start(start)
            ?? throw new InvalidOperationException("The shell did not start."));
        var said = new StringBuilder();
        while (await app._guard.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.AppendLine(line);
            if (line.Contains("CrowdComms is ready", StringComparison.Ordinal))
            {
                app._rest = app._guard.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return app;
            }
        }

        throw new InvalidOperationException($"The product did not start: {said}");
    }

    /// <summary>Kills the product, as a power failure would.</summary>
    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _rest;
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private static Dictionary<string, string?> Settings(string folder, string? postgres, PrivateSmtp? smtp)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Storage__Folder"] = folder,
            ["ConnectionStrings__Postgres"] = postgres,
            ["Logging__LogLevel__Default"] = "Warning",
        };
        foreach (var (key, value) in smtp?.Configuration ?? [])
        {
            settings[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return settings;
    }
}
