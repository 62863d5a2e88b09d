namespace CrowdComms.Web.Shared;

/// <summary>Tells whether the workers of the background jobs have begun in this process, which they do after the first requests
/// could be answered.</summary>
public sealed class WorkersBegin(TimeProvider clock)
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the workers have begun.</summary>
    public Task Begun => _begun.Task;

    /// <summary>When this process began to start.</summary>
    public DateTimeOffset Since { get; } = clock.GetUtcNow();

    /// <summary>Notes that the workers have begun.</summary>
    internal void Note() => _begun.TrySetResult();
}
