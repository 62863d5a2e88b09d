using System.Text.Json.Serialization;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Live;

/// <summary>What happened in an event, said after its commit.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Moves">The steps that registrants took.</param>
/// <param name="Reread">More changed than the moves say (an import, a renamed company): whoever counts
/// should count anew.</param>
public sealed record EventChanged(Guid EventId, IReadOnlyList<Move> Moves, bool Reread = false)
{
    /// <summary>Who went into and out of zones.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The shared walls that were closed.</summary>
    public IReadOnlyList<Guid> ClosedWalls { get; init; } = [];

    /// <summary>Whether somebody marked whose arrival they want to be told of, or no longer does.</summary>
    public bool MarksChanged { get; init; }

    /// <summary>Users whose rights or sign-ins changed, and API keys that were revoked.</summary>
    public IReadOnlyList<Guid> Users { get; init; } = [];

    /// <summary>What concerns users and no event is said under this id.</summary>
    public static Guid Accounts => Guid.Empty;

    /// <summary>Says that a user's rights or sign-ins changed: whoever shows that user something looks again.</summary>
    public static EventChanged OfAccounts(Guid userId) => new(Accounts, []) { Users = [userId] };

    /// <summary>Says only that whoever counts should count anew.</summary>
    public static EventChanged CountAnew(Guid eventId) => new(eventId, [], Reread: true);
}

/// <summary>One step of one registrant; holds no personal data between nodes.</summary>
/// <param name="ChangeId">The id of the <see cref="StatusChange"/>; a change is counted once by it.</param>
/// <param name="RegistrantId">Whose.</param>
/// <param name="PassTypeId">The pass type held.</param>
/// <param name="CompanyId">The company, if any.</param>
/// <param name="From">Before; null for a registration.</param>
/// <param name="To">After.</param>
/// <param name="At">When, UTC.</param>
/// <param name="StationId">Where, for a check-in.</param>
/// <param name="LeftAt">For an undone check-in: when the check-in was, UTC.</param>
public sealed record Move(
    Guid ChangeId, Guid RegistrantId, Guid PassTypeId, Guid? CompanyId,
    RegistrantStatus? From, RegistrantStatus To, DateTimeOffset At, Guid? StationId = null, DateTimeOffset? LeftAt =
        null)
{
    /// <summary>Name and company, known only in the process that made the change, so that its boards need not
    /// ask the database.</summary>
    [JsonIgnore]
    public PersonShown? Person { get; init; }
}

/// <summary>One person's way through doors; holds no personal data.</summary>
/// <param name="ChangeId">The scan's id, or that of the step that ended visits; a change is counted once by it.</param>
/// <param name="RegistrantId">Whose.</param>
/// <param name="Entered">The zones entered.</param>
/// <param name="Left">The zones left: by an exit, or by entering elsewhere.</param>
public sealed record Passage(Guid ChangeId, Guid RegistrantId, IReadOnlyList<Guid> Entered, IReadOnlyList<Guid> Left)
{
    /// <summary>The door's scan; null where something was taken back or a step ended visits.</summary>
    public DoorScan? Scan { get; init; }
}

/// <summary>A scan that a door let through.</summary>
/// <param name="StationId">The door.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsEntry">In, or out.</param>
public sealed record DoorScan(Guid StationId, DateTimeOffset At, bool IsEntry);

/// <summary>What a board shows of a person.</summary>
public sealed record PersonShown(string Name, string? Company);
