using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>
/// A line on which each message of a page's circuit needs 300 ms, in both directions and in order: the server hears a letter when the next
/// ten are typed, and its answer comes when twenty are.
/// </summary>
internal sealed partial class SlowLine
{
    private static readonly TimeSpan Way = TimeSpan.FromMilliseconds(300);

    // Longer than a question waits for a pause in typing, its way to the server and its way back.
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(1200);

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

    /// <summary>Lays the line for all addresses that the page goes to from now on.</summary>
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

    /// <summary>Waits until all that was typed was heard, and all that it led to has come back.</summary>
    internal async Task SettleAsync()
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!IsSilent)
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
        await Task.WhenAll(before, Task.Delay(Way));
        if (frame.Binary is { } bytes)
        {
            to.Send(bytes);
        }
        else
        {
            to.Send(frame.Text ?? "");
        }

        Count(-1);
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
