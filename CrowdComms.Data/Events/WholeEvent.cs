namespace CrowdComms.Data.Events;

/// <summary>What a list of events is sorted by.</summary>
public enum EventSort
{
    /// <summary>The opening.</summary>
    StartsAt,
    /// <summary>The name.</summary>
    Name,
    /// <summary>When it was made.</summary>
    CreatedAt,
}

/// <summary>One page of events.</summary>
public sealed record EventQuery
{
    /// <summary>Rows a page at most.</summary>
    public const int MostRows = 200;

    /// <summary>The order.</summary>
    public EventSort Sort { get; init; }

    /// <summary>The other way round.</summary>
    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>People of an event by their status.</summary>
public sealed record PeopleCounts(int Registered, int Confirmed, int CheckedIn, int Cancelled);

/// <summary>An event with its people counted.</summary>
public sealed record WholeEvent(EventSettings Settings, PeopleCounts Counts);
