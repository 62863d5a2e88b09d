using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Bench.Boards;

/// <summary>The least a push can be: a hub that sends the same bytes to everybody who is connected. It runs in a process of its
/// own.</summary>
internal sealed class BareHub : Hub
{
    /// <summary>The first word of the command line that starts it.</summary>
    internal const string Command = "bare-hub";

    /// <summary>The method of the clients that is called with the number of the change and the bytes.</summary>
    internal const string Changed = "Changed";

    /// <summary>Serves until the process is ended.</summary>
    internal static async Task ServeAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR().AddMessagePackProtocol();
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => "ready");
        app.MapHub<BareHub>("/hub");
        app.MapPost("/changes", Change);
        await app.RunAsync();
    }

    // The answer does not wait for the clients, as the answer to a scan does not.
    private static IResult Change(int number, int bytes, IHubContext<BareHub> hub)
    {
        _ = Task.Run(() => hub.Clients.All.SendAsync(Changed, number, new byte[bytes]));
        return Results.NoContent();
    }
}
