using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Web.Shared;

namespace CrowdComms.Web.Kiosk;

/// <summary>The requests of the visits at a kiosk: one at a time, and none outlives its visit.</summary>
internal sealed class KioskRequests(Outage outages) : IDisposable
{
    private readonly Newest _visiting = new();

    /// <summary>Whether a request of this visit runs.</summary>
    internal bool IsBusy { get; private set; }

    /// <inheritdoc />
    public void Dispose() => _visiting.Dispose();

    /// <summary>Ends the visit: its requests are cancelled, and the next visit does not wait for them.</summary>
    internal void Leave()
    {
        _visiting.Begin();
        IsBusy = false;
    }

    /// <summary>Does some work, unless other work of this visit runs.</summary>
    internal async Task OnceAsync(Func<Task> work)
    {
        if (IsBusy)
        {
            return;
        }

        var over = _visiting.Token;
        IsBusy = true;
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The visitor left, or the page was closed.
        }
        finally
        {
            IsBusy &= over != _visiting.Token;
        }
    }

    /// <summary>Asks a service, until the visit ends.</summary>
    /// <returns>What the service says; an error when the database is away.</returns>
    internal Task<Result<T>> AskAsync<T>(Func<CancellationToken, Task<Result<T>>> question)
    {
        var over = _visiting.Token;
        return outages.AskAsync(() => question(over).WaitAsync(over));
    }
}
