using System.Text;
using Microsoft.AspNetCore.SignalR.Client;

namespace CrowdComms.Bench.Boards;

/// <summary>One page that a visitor has open: its HTML and its circuit. It shows nothing, and acknowledges every batch at once.</summary>
internal sealed class Circuit : IAsyncDisposable
{
    // The first call of a circuit says that its renderer is there; a browser adds the page's parts after it.
    private const string RendererIsThere = "Blazor._internal.attachWebRendererInterop";

    private readonly Visitor _visitor;
    private readonly HubConnection _connection;
    private readonly ScriptAnswers _scripts;
    private readonly byte[] _settledWith;
    private readonly TaskCompletionSource _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _secret = "";
    private bool _left;

    private Circuit(Visitor visitor, PageOpened page)
    {
        (_visitor, _connection) = (visitor, visitor.Connection("/_blazor", new BlazorPack()));
        (_scripts, _settledWith) = (new ScriptAnswers(page.Station), Encoding.UTF8.GetBytes(page.SettledWith));
        _connection.On<long, byte[]>("JS.RenderBatch", RenderedAsync);
        _connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", AnswerAsync);
        _connection.On<string>("JS.Error", error => Fail(new InvalidOperationException($"A circuit failed: {error}")));
        _connection.Closed += failure =>
        {
            _closed.TrySetResult();
            Fail(failure ?? new InvalidOperationException("A circuit was closed."));
            return Task.CompletedTask;
        };
    }

    /// <summary>Called with the bytes of every batch, when they arrived and before they are acknowledged.</summary>
    internal Action<byte[]>? Rendered { get; set; }

    /// <summary>Completes when the connection has ended.</summary>
    internal Task Closed => _closed.Task;

    /// <summary>Opens a page, and waits until its circuit has rendered the text with which it is complete.</summary>
    internal static async Task<Circuit> OpenAsync(Visitor visitor, PageOpened page, CancellationToken cancellationToken)
    {
        var html = LivePage.Read(await visitor.GetAsync(page.Path, cancellationToken));
        var circuit = new Circuit(visitor, page);
        try
        {
            await circuit._connection.StartAsync(cancellationToken);
            var address = new Uri(visitor.Server, page.Path).ToString();
            circuit._secret = await circuit._connection.InvokeAsync<string?>("StartCircuit", visitor.Server.ToString(), address, "[]",
                html.State, cancellationToken) ?? throw new InvalidOperationException($"The server refused a circuit for {page.Path}.");
            await circuit._attached.Task.WaitAsync(cancellationToken);
            await circuit._connection.SendAsync("UpdateRootComponents", html.Parts, html.State, cancellationToken);
            await circuit._settled.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
            return circuit;
        }
        catch
        {
            await circuit.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks a server that was started again for this circuit, as a page does that lost its connection.</summary>
    /// <returns>Whether the server still has it.</returns>
    internal async Task<bool> ReturnAsync(CancellationToken cancellationToken)
    {
        await using var connection = _visitor.Connection("/_blazor", new BlazorPack());
        await connection.StartAsync(cancellationToken);
        return await connection.InvokeAsync<bool>("ConnectCircuit", _secret, cancellationToken);
    }

    /// <summary>Closes the page: the server ends its circuit at once.</summary>
    internal async Task LeaveAsync(CancellationToken cancellationToken)
    {
        _left = true;
        await _visitor.LeaveAsync(_secret, cancellationToken);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _left = true;
        await _connection.DisposeAsync();
    }

    private async Task RenderedAsync(long id, byte[] batch)
    {
        Rendered?.Invoke(batch);
        if (!_settled.Task.IsCompleted && batch.AsSpan().IndexOf(_settledWith) >= 0)
        {
            _settled.TrySetResult();
        }

        await SendAsync("OnRenderCompleted", id, null);
    }

    private async Task AnswerAsync(long call, string function, string arguments, int wanted, long target, int kind)
    {
        if (function == RendererIsThere)
        {
            _attached.TrySetResult();
        }

        if (call != 0)
        {
            await SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,{_scripts.To(function, wanted)}]");
        }
    }

    private async Task SendAsync(string method, params object?[] arguments)
    {
        try
        {
            await _connection.SendCoreAsync(method, arguments);
        }
        catch (Exception) when (_left || _connection.State != HubConnectionState.Connected)
        {
            // The page was closed, or its server ended, while it answered.
        }
    }

    private void Fail(Exception failure)
    {
        _attached.TrySetException(failure);
        _settled.TrySetException(failure);
        _ = (_attached.Task.Exception, _settled.Task.Exception);
    }
}

/// <summary>A page to open.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Path">Its address on the site.</param>
/// <param name="SettledWith">A text that its circuit renders when the page is complete.</param>
internal sealed record PageOpened(string Name, string Path, string SettledWith)
{
    /// <summary>The station that the browser chose before; null for none.</summary>
    internal Guid? Station { get; init; }

    /// <summary>The most KiB that a circuit of it may hold; empty for a reference.</summary>
    internal string Goal { get; init; } = "";
}
