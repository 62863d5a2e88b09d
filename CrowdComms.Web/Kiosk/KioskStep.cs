namespace CrowdComms.Web.Kiosk;

/// <summary>Where a visit to a kiosk stands.</summary>
internal enum KioskStep
{
    /// <summary>The kiosk is not ready yet.</summary>
    Opening,

    /// <summary>It may not run now.</summary>
    Closed,

    /// <summary>It waits for the next visitor.</summary>
    Start,

    /// <summary>Somebody without a ticket types a name.</summary>
    Name,

    /// <summary>Somebody was found and is asked.</summary>
    Person,

    /// <summary>Checked in.</summary>
    Done,

    /// <summary>Sent to a person; the screen does not say why.</summary>
    Refused,
}
