using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CrowdComms.Bench;

/// <summary>An app as <c>dotnet publish</c> creates it.</summary>
/// <param name="Program">The path of the program's file.</param>
internal sealed record PublishedApp(string Program)
{
    private const string EmptyProject =
        """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
        </Project>
        """;

    private const string EmptyProgram =
        """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/health/ready", () => "ready");
        app.Run();
        """;

    /// <summary>The folder of the solution file.</summary>
    internal static string Repository { get; } = FindRepository();

    /// <summary>Publishes a project into a folder.</summary>
    internal static async Task<PublishedApp> PublishAsync(string project, string to)
    {
        var start =
            new ProcessStartInfo("dotnet", ["publish", project, "--configuration", "Release", "--use-current-runtime",
                "--no-self-contained", "--output", to, "--nologo", "--verbosity", "quiet"])
            { UseShellExecute = false };
        using var publish = Process.Start(start)!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? new PublishedApp(Path.Combine(to, $"{Path.GetFileName(project)}.dll"))
            : throw new InvalidOperationException($"{project} could not be published.");
    }

    /// <summary>Publishes the empty application that <c>dotnet new web</c> creates.</summary>
    internal static async Task<PublishedApp> PublishEmptyAsync(string folder)
    {
        var project = Directory.CreateDirectory(Path.Combine(folder, "Empty")).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, "Empty.csproj"), EmptyProject);
        await File.WriteAllTextAsync(Path.Combine(project, "Program.cs"), EmptyProgram);
        return await PublishAsync(project, Path.Combine(folder, "app"));
    }

    /// <summary>Starts the app on a free port and waits until <c>/health/ready</c> returns 200.</summary>
    internal async Task<RunningApp> StartAsync(Dictionary<string, string> settings, CancellationToken cancellationToken = default)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Program, "--urls", address.ToString()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(Program)!,
        };
        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var running = new RunningApp(process, address);
        try
        {
            await WaitAsync(process, address, "/health/ready", cancellationToken);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
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
                    $"{server.StartInfo.FileName} {string.Join(' ', server.StartInfo.ArgumentList)} ended with code {server.ExitCode} "
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
internal sealed class RunningApp(Process process, Uri address) : IAsyncDisposable
{
    /// <summary>The address at which the app listens.</summary>
    internal Uri Address { get; } = address;

    /// <summary>The id of the app's process.</summary>
    internal int Id { get; } = process.Id;

    /// <summary>The working set of the process in megabytes.</summary>
    internal double MemoryInMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1e6;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
