using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CrowdComms.Tests.Support;

/// <summary>The line between a page and the server, which can be cut after any message and mended again. A message that
/// is on its way when the line is cut is lost, as in a network that goes away.</summary>
internal sealed partial class CutLine
{
    private readonly Lock _lock = new();
    private IWebSocketRoute? _open, _server;
    private int _left = int.MaxValue;
    private bool _down;

    private CutLine()
    {
    }

    /// <summary>Puts the line before a page that has no circuit yet.</summary>
    internal static async Task<CutLine> OfAsync(IPage page)
    {
        var line = new CutLine();
        await page.RouteAsync(Circuit(), route => line.IsDown ? route.AbortAsync("internetdisconnected") : route.ContinueAsync());
        await page.RouteWebSocketAsync(Circuit(), line.Carry);
        return line;
    }

    private bool IsDown
    {
        get
        {
            lock (_lock)
            {
                return _down;
            }
        }
    }

    /// <summary>Cuts the line once this many messages, in either direction, have passed.</summary>
    internal async Task CutAsync(int messages = 0)
    {
        lock (_lock)
        {
            _left = messages;
        }

        if (messages == 0)
        {
            await EndAsync();
        }
    }

    /// <summary>Lets the page connect again.</summary>
    internal void Mend()
    {
        lock (_lock)
        {
            (_left, _down) = (int.MaxValue, false);
        }
    }

    private void Carry(IWebSocketRoute socket)
    {
        if (IsDown)
        {
            _ = socket.CloseAsync();
            return;
        }

        var server = socket.ConnectToServer();
        (_open, _server) = (socket, server);
        socket.OnMessage(frame => Pass(frame, server));
        server.OnMessage(frame => Pass(frame, socket));
    }

    private void Pass(IWebSocketFrame frame, IWebSocketRoute to)
    {
        lock (_lock)
        {
            if (_down || _left == 0)
            {
                return;
            }

            _left -= _left == int.MaxValue ? 0 : 1;
        }

        if (frame.Binary is { } bytes)
        {
            to.Send(bytes);
        }
        else
        {
            to.Send(frame.Text ?? "");
        }

        if (_left == 0)
        {
            _ = EndAsync();
        }
    }

    private async Task EndAsync()
    {
        lock (_lock)
        {
            if (_down)
            {
                return;
            }

            (_down, _left) = (true, 0);
        }

        await (_server?.CloseAsync() ?? Task.CompletedTask);
        await (_open?.CloseAsync() ?? Task.CompletedTask);
    }

    [GeneratedRegex("/_blazor")]
    private static partial Regex Circuit();
}
