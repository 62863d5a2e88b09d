using CrowdComms.Data.Demo;
using CrowdComms.Web.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CrowdComms.Web;

/// <summary>Shows the person who started the application its address and how to sign in, in a frame that ends what a start
/// prints.</summary>
internal static class Greeting
{
    // The console's logger writes on a thread of its own. By then it has written what the host logs when it has started.
    private static readonly TimeSpan AfterTheLog = TimeSpan.FromMilliseconds(150);

    // What a server listens on when it answers at every address of the machine. No browser opens these.
    private static readonly string[] AnyAddress = ["//[::]", "//0.0.0.0"];

    private static readonly string[] Roles = ["Admin", "Organiser", "Staff"];

    internal static void GreetWhenStarted(this WebApplication app, Settings settings) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var lines = Lines([.. addresses], settings.Demo, app.Services.GetRequiredService<SetupCode>().Current);
        _ = GreetAsync(lines, app.Lifetime.ApplicationStopping);
    });

    /// <summary>The lines within the frame.</summary>
    /// <param name="addresses">The addresses that the server listens on.</param>
    /// <param name="demo">Whether the demo event and its users exist.</param>
    /// <param name="setupCode">The code that guards <c>/setup</c>; null when an account exists.</param>
    internal static IReadOnlyList<string> Lines(IReadOnlyList<string> addresses, bool demo, string? setupCode)
    {
        var open = addresses.Select(Openable).ToList();
        List<string> lines = [.. open.Select(address => $"CrowdComms is ready: open {address}")];
        if (demo)
        {
            lines.AddRange(["", $"Demo sign-ins, each with the password {DemoSeed.Password}"]);
            lines.AddRange(Roles.Zip(DemoSeed.SignIns, (role, email) => $"  {role,-10} {email}"));
            lines.Add($"Kiosk PIN    {DemoSeed.KioskPin}");
        }

        if (setupCode is not null && open.Count > 0)
        {
            lines.AddRange(["", "No one can sign in yet. Create the first admin:",
                $"  Open  {open[0]}/setup", $"  Code  {setupCode}"]);
        }

        return lines;
    }

    /// <summary>Draws a frame around the lines, in characters that every console has.</summary>
    internal static string Framed(IReadOnlyList<string> lines)
    {
        var width = lines.Select(line => line.Length).DefaultIfEmpty().Max();
        var edge = $"+{new string('-', width + 4)}+";
        return string.Join(Environment.NewLine, ["", edge, .. lines.Select(line => $"|  {line.PadRight(width)}  |"), edge, ""]);
    }

    private static async Task GreetAsync(IReadOnlyList<string> lines, CancellationToken stopping)
    {
        await Task.Delay(AfterTheLog, TimeProvider.System, stopping);
        Console.WriteLine(Framed(lines));
    }

    private static string Openable(string address) => AnyAddress.Aggregate(address,
        (shown, any) => shown.Replace(any, "//localhost", StringComparison.Ordinal));
}
