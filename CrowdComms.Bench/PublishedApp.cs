using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CrowdComms.Bench;

/// <summary>An app as <c>dotnet publish</c> or <c>dotnet build</c> creates it.</summary>
/// <param name="Program">The path of the program's file.</param>
internal sealed record PublishedApp(string Program)
{
    // They change nothing of what is built, and take minutes.
    private const string NoAnalyzers = "-p:RunAnalyzers=false";

    /// <summary>The address at which it listens; null for a free port.</summary>
    internal Uri? Address { get; init; }

    /// <summary>What the command line has before the address.</summary>
    internal IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>The folder of the solution file.</summary>
    internal static string Repository { get; } = FindRepository();

    /// <summary>Publishes a project into a folder, for the runtime of this machine, unless it is there already.</summary>
    internal static async Task<PublishedApp> PublishAsync(string project, string to)
    {
        var name = Path.GetFileName(project);
        var app = new PublishedApp(Path.Combine(to, $"{name}.dll"));
        if (File.Exists(app.Program))
        {
            return app;
        }

        Console.WriteLine($"Publishing {name} (this takes a few minutes) …");
        await RunSdkAsync("publish", project, "--configuration", "Release", "--use-current-runtime", "--no-self-contained",
            "--output", to, "--nologo", "--verbosity", "quiet", NoAnalyzers);
        return app;
    }

    /// <summary>Builds a project in its own folder, as <c>dotnet run</c> does.</summary>
    internal static async Task<PublishedApp> BuildAsync(string project)
    {
        var name = Path.GetFileName(project);
        Console.WriteLine($"Building {name} …");
        await RunSdkAsync("build", project, "--configuration", "Release", "--nologo", "--verbosity", "quiet", NoAnalyzers);
        return new PublishedApp(Path.Combine(project, "bin", "Release", "net10.0", $"{name}.dll"));
    }

    /// <summary>Runs a command of the SDK, which writes what it has to say to the console.</summary>
    internal static async Task RunSdkAsync(params string[] command)
    {
        using var sdk = Process.Start(new ProcessStartInfo("dotnet", command) { UseShellExecute = false })!;
        await sdk.WaitForExitAsync();
        if (sdk.ExitCode != 0)
        {
            throw new InvalidOperationException($"'dotnet {string.Join(' ', command)}' failed with code {sdk.ExitCode}.");
        }
    }

    /// <summary>Starts the app and waits until <c>/health/ready</c> returns 200.</summary>
    internal async Task<RunningApp> StartAsync(Dictionary<string, string> settings, CancellationToken cancellationToken = default)
    {
        var address = Address ?? new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Program, .. Arguments, "--urls", address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(Program)!,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var begin = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            await WaitAsync(process, address, "/health/ready", cancellationToken);
            return new RunningApp(process, address, Stopwatch.GetElapsedTime(begin));
        }
        catch
        {
            await new RunningApp(process, address, default).DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until a server that was started returns 200.</summary>
    /// <exception cref="InvalidOperationException">It ended before.</exception>
    internal static async Task WaitAsync(Process server, Uri address, string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = address };
        while (!await IsReadyAsync(client, path, cancellationToken))
        {
            if (server.HasExited)
            {
                throw new InvalidOperationException(
                    $"{server.StartInfo.FileName} {string.Join(' ', server.StartInfo.ArgumentList)} exited with code {server.ExitCode} "
                        + "before it was ready.");
            }

            await Task.Delay(5, cancellationToken);
        }
    }

    /// <summary>A port of the loopback address that nothing listens at.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(path, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CrowdComms.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("Run this inside the repository.");
        }

        return folder;
    }
}

/// <summary>A running app, stopped when it is disposed.</summary>
internal sealed class RunningApp(Process process, Uri address, TimeSpan readyAfter) : IAsyncDisposable
{
    /// <summary>The address at which the app listens.</summary>
    internal Uri Address { get; } = address;

    /// <summary>The id of the app's process.</summary>
    internal int Id { get; } = process.Id;

    /// <summary>The time from the start until the first ready answer.</summary>
    internal TimeSpan ReadyAfter { get; } = readyAfter;

    /// <summary>The CPU that the process has used so far.</summary>
    internal TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The working set of the process in megabytes.</summary>
    internal double MemoryInMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Asks the app to stop, as a service manager does, and waits until it has ended.</summary>
    internal async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }
}
