namespace CrowdComms.Web.Kiosk;

/// <summary>Which screen of a visit the kiosk shows.</summary>
internal enum KioskView
{
    /// <summary>The kiosk is starting and not ready yet.</summary>
    Opening,

    /// <summary>The kiosk may not run now, for example because the organiser closed it.</summary>
    Closed,

    /// <summary>The kiosk waits for the next visitor.</summary>
    Start,

    /// <summary>A visitor without a ticket types name and email.</summary>
    Name,

    /// <summary>The registrant was found, and the visitor is asked to confirm.</summary>
    Person,

    /// <summary>The registrant is checked in.</summary>
    Done,

    /// <summary>The visitor is sent to the staff; the screen does not say why, because others can read it.</summary>
    Refused,
}
