using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>
/// A slow connection: each message of a page's circuit needs 150 ms, in both directions and in order. When the server
/// receives a letter, seven more have been typed; when its response arrives, all have.
/// </summary>
internal sealed partial class SlowLine
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(150);

    // Longer than the pause in typing after which a search starts, plus the way to the server and back.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(600);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private int _underWay;
    private long _last = Stopwatch.GetTimestamp();

    private bool IsSilent
    {
        get
        {
            lock (_lock)
            {
                return _underWay == 0 && Stopwatch.GetElapsedTime(_last) > Silence;
            }
        }
    }

    /// <summary>Makes the connection slow for all addresses that the page opens from now on.</summary>
    internal static async Task<SlowLine> LayAsync(IPage page)
    {
        var line = new SlowLine();
        await page.RouteWebSocketAsync(Circuit(), socket =>
        {
            var server = socket.ConnectToServer();
            socket.OnMessage(line.Direction(server));
            server.OnMessage(line.Direction(socket));
        });
        return line;
    }

    /// <summary>Waits until the server has received everything that was typed, and all its responses have arrived; on a
    /// page that is never silent, until <see cref="Longest"/> has passed.</summary>
    internal async Task SettleAsync()
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var begun = Stopwatch.GetTimestamp();
        while (!IsSilent && Stopwatch.GetElapsedTime(begun) < Longest)
        {
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private Action<IWebSocketFrame> Direction(IWebSocketRoute to)
    {
        var before = Task.CompletedTask;
        return frame => before = CarryAsync(before, frame, to);
    }

    private async Task CarryAsync(Task before, IWebSocketFrame frame, IWebSocketRoute to)
    {
        Count(1);
        try
        {
            // The latency is the subject of the tests: nothing is waited for here.
            await Task.WhenAll(before, Task.Delay(Way));
            if (frame.Binary is { } bytes)
            {
                to.Send(bytes);
            }
            else
            {
                to.Send(frame.Text ?? "");
            }
        }
        catch (PlaywrightException)
        {
            // The page has left; what was on its way to it, or from it, is lost.
        }
        finally
        {
            Count(-1);
        }
    }

    private void Count(int change)
    {
        lock (_lock)
        {
            _underWay += change;
            _last = Stopwatch.GetTimestamp();
        }
    }

    [GeneratedRegex("/_blazor")]
    private static partial Regex Circuit();
}
