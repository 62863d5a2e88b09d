namespace CrowdComms.Data.Common;

/// <summary>The status of a registrant. The table of allowed changes is in <c>StatusRules</c>.</summary>
public enum RegistrantStatus
{
    /// <summary>The registrant has signed up, and has not confirmed yet.</summary>
    Registered,
    /// <summary>The registrant has confirmed that they will come.</summary>
    Confirmed,
    /// <summary>The registrant has passed the entrance.</summary>
    CheckedIn,
    /// <summary>The registration was cancelled; it takes no seat any more.</summary>
    Cancelled,
}

/// <summary>The way by which a registrant was added to the event.</summary>
public enum RegistrantSource
{
    /// <summary>The registrant used the public form.</summary>
    Web,
    /// <summary>Staff added the registrant at a desk.</summary>
    Desk,
    /// <summary>The registrant came from an imported file.</summary>
    Import,
    /// <summary>A client added the registrant by the REST API.</summary>
    Api,
    /// <summary>The registrant used a kiosk at the entrance.</summary>
    Kiosk,
    /// <summary>The contact person of the company added the registrant by the company's link.</summary>
    Company,
}
