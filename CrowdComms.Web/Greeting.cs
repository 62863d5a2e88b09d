using CrowdComms.Data.Demo;
using CrowdComms.Web.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CrowdComms.Web;

/// <summary>Tells the person who started the application its address and how to sign in.</summary>
internal static class Greeting
{
    internal static void GreetWhenStarted(this WebApplication app, Settings settings) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var address in addresses)
        {
            Console.WriteLine($"CrowdComms is ready: open {address}");
        }

        if (settings.Demo)
        {
            Console.WriteLine(
                $"Demo sign-ins: {string.Join(", ", DemoSeed.SignIns)}; password {DemoSeed.Password}; kiosk PIN {DemoSeed.KioskPin}");
        }

        if (app.Services.GetRequiredService<SetupCode>().Current is { } code)
        {
            Console.WriteLine($"Nobody can sign in yet. Open /setup and enter the code {code} to make the first admin.");
        }
    });
}
