using CrowdComms.Web.Live;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Bench;

/// <summary>Runs the complete product in this process, on a real socket over the database of a house, so that its
/// managed memory can be counted.</summary>
internal sealed class AppHere(BenchHouse house) : WebApplicationFactory<LiveBoards>
{
    /// <summary>Starts the app and returns the address at which it listens.</summary>
    internal Uri Start()
    {
        UseKestrel(0);
        StartServer();
        return new Uri(
            Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:Folder", house.Folder);
        builder.UseSetting("ConnectionStrings:Postgres", house.Postgres);
        builder.UseSetting("Demo:Enabled", "true");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
    }
}
