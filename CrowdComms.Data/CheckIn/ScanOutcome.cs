namespace CrowdComms.Data.CheckIn;

/// <summary>The outcome of a scan. The checks run in this order, and the first that fails gives the outcome.</summary>
public enum ScanOutcome
{
    /// <summary>No ticket of any event has this code, or the code's check character is wrong.</summary>
    UnknownCode,
    /// <summary>The ticket belongs to another event than the station.</summary>
    WrongEvent,
    /// <summary>The ticket was reissued, and this is its old code.</summary>
    RevokedCode,
    /// <summary>The registrant's status is cancelled.</summary>
    Cancelled,
    /// <summary>The event requires confirmation, and the registrant is only registered.</summary>
    NotConfirmed,
    /// <summary>The scan is outside the validity window of the pass type.</summary>
    NotValidNow,
    /// <summary>At a door: the registrant's pass type does not open the zone.</summary>
    NoAccess,
    /// <summary>At a door: the registrant is not checked in, so they have not passed the entrance.</summary>
    NotCheckedIn,
    /// <summary>At the entrance: the registrant is already checked in.</summary>
    AlreadyCheckedIn,
    /// <summary>At a door, direction in: the registrant is already inside the zone.</summary>
    AlreadyInside,
    /// <summary>At a door, direction in: as many people are inside the zone as its capacity allows.</summary>
    ZoneFull,
    /// <summary>The registrant may go in: they are checked in at the entrance, or their entry is recorded at a
    /// door.</summary>
    Admitted,
    /// <summary>At a door, direction out: the registrant's exit is recorded.</summary>
    Left,
}

/// <summary>The direction in which a registrant passes a station.</summary>
public enum Direction
{
    /// <summary>Into the event, or into the zone of a door.</summary>
    In,
    /// <summary>Out of the zone of a door; the entrance records no exits.</summary>
    Out,
}
