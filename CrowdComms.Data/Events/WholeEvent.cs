using CrowdComms.Data.Common;

namespace CrowdComms.Data.Events;

/// <summary>The field by which a list of events is sorted.</summary>
public enum EventSort
{
    /// <summary>Sorted by the opening of the event.</summary>
    StartsAt,
    /// <summary>Sorted by the name of the event.</summary>
    Name,
    /// <summary>Sorted by when the event was created.</summary>
    CreatedAt,
}

/// <summary>A request for one page of events, with its order.</summary>
public sealed record EventQuery
{
    /// <summary>The greatest number of rows of a page.</summary>
    public const int MostRows = 200;

    /// <summary>The field by which the events are sorted.</summary>
    public EventSort Sort { get; init; }

    /// <summary>Whether the order is reversed.</summary>
    public bool Descending { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The rows of the page, 1 to <see cref="MostRows"/>.</summary>
    public int PageSize { get; init; } = 50;
}

/// <summary>The number of registrants of an event in each status.</summary>
public sealed record PeopleCounts(int Registered, int Confirmed, int CheckedIn, int Cancelled)
{
    /// <summary>The number of registrants in one status.</summary>
    internal int In(RegistrantStatus status) => status switch
    {
        RegistrantStatus.Registered => Registered,
        RegistrantStatus.Confirmed => Confirmed,
        RegistrantStatus.CheckedIn => CheckedIn,
        RegistrantStatus.Cancelled => Cancelled,
    };
}

/// <summary>The settings of an event, with its registrants counted.</summary>
public sealed record WholeEvent(EventSettings Settings, PeopleCounts Counts);
