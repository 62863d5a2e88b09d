namespace CrowdComms.Data.CheckIn;

/// <summary>What a scan answers; the checks run in this order and the first that fails is the answer.</summary>
public enum ScanOutcome
{
    /// <summary>No ticket of any event has this code, or its check character is wrong.</summary>
    UnknownCode,
    /// <summary>The ticket belongs to another event.</summary>
    WrongEvent,
    /// <summary>The ticket was reissued and this is the old code.</summary>
    RevokedCode,
    /// <summary>The registrant is cancelled.</summary>
    Cancelled,
    /// <summary>The event needs confirmation and the registrant is only registered.</summary>
    NotConfirmed,
    /// <summary>Outside the pass type's validity window.</summary>
    NotValidNow,
    /// <summary>At a door: the pass type does not open the zone.</summary>
    NoAccess,
    /// <summary>At a door: the person has not passed the entrance.</summary>
    NotCheckedIn,
    /// <summary>At the entrance: already in.</summary>
    AlreadyCheckedIn,
    /// <summary>At a door, direction in: inside already.</summary>
    AlreadyInside,
    /// <summary>At a door, direction in: the zone's capacity is reached.</summary>
    ZoneFull,
    /// <summary>Welcome.</summary>
    Admitted,
    /// <summary>At a door, direction out: exit recorded.</summary>
    Left,
}

/// <summary>Which way a person went.</summary>
public enum Direction
{
    /// <summary>Into the event or the zone.</summary>
    In,
    /// <summary>Out of the zone.</summary>
    Out,
}
