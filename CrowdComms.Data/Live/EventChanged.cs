using System.Text.Json.Serialization;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Live;

/// <summary>What changed in an event, published after the commit.</summary>
/// <param name="EventId">The event that changed.</param>
/// <param name="Moves">The changes of registrants' statuses.</param>
/// <param name="Reread">Whether more changed than the moves say (an import, a renamed company), so that subscribers
/// must count again from the database.</param>
public sealed record EventChanged(Guid EventId, IReadOnlyList<Move> Moves, bool Reread = false)
{
    /// <summary>The registrants who entered or left zones.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>The ids of the shared links to wall displays that were closed.</summary>
    public IReadOnlyList<Guid> ClosedWalls { get; init; } = [];

    /// <summary>Whether a user asked for an arrival alert, or no longer wants one.</summary>
    public bool MarksChanged { get; init; }

    /// <summary>The users whose rights or sign-ins changed, and the API keys that were revoked.</summary>
    public IReadOnlyList<Guid> Users { get; init; } = [];

    /// <summary>The id under which changes of users, devices, keys and settings are published: everything that
    /// <see cref="EntranceCache"/> remembers.</summary>
    public static Guid Accounts => Guid.Empty;

    /// <summary>A change of a user's rights or sign-ins: everything that shows data to that user checks their rights
    /// again.</summary>
    public static EventChanged OfAccounts(Guid userId) => new(Accounts, []) { Users = [userId] };

    /// <summary>A change of rights or settings that concerns no single user.</summary>
    public static EventChanged OfRights { get; } = new(Accounts, []);

    /// <summary>A change after which everyone's rights are looked up again, because an event is gone.</summary>
    public static EventChanged OfAllRights { get; } = new(Accounts, [], Reread: true);

    /// <summary>A change that tells subscribers only to count again from the database.</summary>
    public static EventChanged CountAnew(Guid eventId) => new(eventId, [], Reread: true);
}

/// <summary>One change of a registrant's status. Between nodes it carries no personal data.</summary>
/// <param name="ChangeId">The id of the <c>StatusChange</c>, by which a board counts it only once.</param>
/// <param name="RegistrantId">The registrant whose status changed.</param>
/// <param name="PassTypeId">The pass type that the registrant holds.</param>
/// <param name="CompanyId">The registrant's company; null for none.</param>
/// <param name="From">The status before; null for a registration.</param>
/// <param name="To">The status after.</param>
/// <param name="At">When the status changed, UTC.</param>
/// <param name="StationId">The station of a check-in; null for other changes.</param>
/// <param name="LeftAt">For an undone check-in or entry, and for one that an earlier scan replaces: when that was, UTC.
/// Null for other changes.</param>
public sealed record Move(
    Guid ChangeId, Guid RegistrantId, Guid PassTypeId, Guid? CompanyId,
    RegistrantStatus? From, RegistrantStatus To, DateTimeOffset At, Guid? StationId = null, DateTimeOffset? LeftAt =
        null)
{
    /// <summary>When the server decided the scan that changed the status, UTC; null where that is
    /// <see cref="At"/>.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Whether the entry of a later day was taken back, at <see cref="LeftAt"/>, so that the status stays
    /// CheckedIn.</summary>
    public bool IsTakenBack { get; init; }

    /// <summary>Whether the registrant arrived by this change. A check-in that only gets an earlier time is no
    /// arrival.</summary>
    [JsonIgnore]
    public bool IsArrival => To == RegistrantStatus.CheckedIn && LeftAt is null;

    /// <summary>The registrant's name and company, so that boards in this process need no query; null on every other
    /// node.</summary>
    [JsonIgnore]
    public PersonShown? Person { get; init; }
}

/// <summary>One registrant's entry into zones and exit from zones. It carries no personal data.</summary>
/// <param name="ChangeId">The id of the scan, or of the status change that ended the visits; a board counts it only
/// once.</param>
/// <param name="RegistrantId">The registrant who moved.</param>
/// <param name="Entered">The zones that the registrant entered.</param>
/// <param name="Left">The zones that the registrant left, by an exit or by entering another zone.</param>
public sealed record Passage(Guid ChangeId, Guid RegistrantId, IReadOnlyList<Guid> Entered, IReadOnlyList<Guid> Left)
{
    /// <summary>The scan at the door; null where an undo or a change of status ended the visits.</summary>
    public DoorScan? Scan { get; init; }
}

/// <summary>A scan at a door that let the registrant through.</summary>
/// <param name="StationId">The door station.</param>
/// <param name="At">When the ticket was scanned, UTC.</param>
/// <param name="IsEntry">True for an entry, false for an exit.</param>
public sealed record DoorScan(Guid StationId, DateTimeOffset At, bool IsEntry)
{
    /// <summary>When the server decided the scan, UTC; null where that is <see cref="At"/>.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}

/// <summary>The personal data of a registrant that a board shows.</summary>
public sealed record PersonShown(string Name, string? Company);
