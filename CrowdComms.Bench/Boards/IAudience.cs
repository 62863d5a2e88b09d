namespace CrowdComms.Bench.Boards;

/// <summary>Many who hear of changes in the same way, and what makes the changes.</summary>
internal interface IAudience : IAsyncDisposable
{
    /// <summary>The name for the tables.</summary>
    string Name { get; }

    /// <summary>The id of the process that sends to them.</summary>
    int Server { get; }

    /// <summary>Lets so many connect as are missing to this number.</summary>
    Task GrowAsync(int count, CancellationToken cancellationToken);

    /// <summary>Lets all leave, so that the next audience is alone.</summary>
    Task LeaveAsync(CancellationToken cancellationToken);

    /// <summary>Lets everybody follow the next changes.</summary>
    Task<Changes> FollowAsync(int changes, CancellationToken cancellationToken);

    /// <summary>Makes one change, and returns when the server has answered.</summary>
    Task ChangeAsync(int number, CancellationToken cancellationToken);
}
