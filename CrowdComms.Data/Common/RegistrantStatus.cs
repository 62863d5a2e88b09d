namespace CrowdComms.Data.Common;

/// <summary>Where a registrant stands.</summary>
public enum RegistrantStatus
{
    /// <summary>Signed up.</summary>
    Registered,
    /// <summary>Will come.</summary>
    Confirmed,
    /// <summary>Is here.</summary>
    CheckedIn,
    /// <summary>Will not come.</summary>
    Cancelled,
}

/// <summary>Where a registrant came from.</summary>
public enum RegistrantSource
{
    /// <summary>The public form.</summary>
    Web,
    /// <summary>A check-in desk.</summary>
    Desk,
    /// <summary>A file.</summary>
    Import,
    /// <summary>The REST API.</summary>
    Api,
    /// <summary>A kiosk.</summary>
    Kiosk,
    /// <summary>The contact person of their company.</summary>
    Company,
}
