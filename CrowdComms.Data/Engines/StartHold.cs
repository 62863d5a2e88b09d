namespace CrowdComms.Data.Engines;

/// <summary>Keeps other processes from starting on the same database until it is disposed.</summary>
/// <param name="held">What holds the start; null where nothing has to be released.</param>
public sealed class StartHold(IAsyncDisposable? held) : IAsyncDisposable
{
    /// <inheritdoc />
    public ValueTask DisposeAsync() => held?.DisposeAsync() ?? ValueTask.CompletedTask;
}
