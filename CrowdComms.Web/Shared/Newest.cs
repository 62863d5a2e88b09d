namespace CrowdComms.Web.Shared;

/// <summary>
/// Cancels a request of a component when a newer one begins. The old request ends and the new one starts within one
/// synchronous call: with an <c>await</c> between the two, the user's next key or click would run there, and the older
/// request would begin after the newer one.
/// </summary>
public sealed class Newest : IDisposable
{
    private CancellationTokenSource _current = new();
    private bool _over;

    /// <summary>The token of the newest request.</summary>
    public CancellationToken Token => _current.Token;

    /// <summary>Cancels the request before, and returns the token of the new one. After <see cref="Dispose"/> the token
    /// is cancelled from the start.</summary>
    public CancellationToken Begin()
    {
        _current.Cancel();
        if (!_over)
        {
            _current.Dispose();
            _current = new CancellationTokenSource();
        }

        return _current.Token;
    }

    /// <summary>Cancels the request that runs, if there is one.</summary>
    public void Stop() => _current.Cancel();

    /// <summary>Cancels the request that runs, and every later one.</summary>
    public void Dispose()
    {
        _over = true;
        _current.Cancel();
    }
}
