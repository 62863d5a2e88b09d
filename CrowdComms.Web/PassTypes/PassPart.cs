namespace CrowdComms.Web.PassTypes;

/// <summary>The part of the page that is shown.</summary>
public enum PassPart
{
    /// <summary>The list of pass types.</summary>
    Passes,
    /// <summary>The table that says which pass type opens which zone.</summary>
    Access,
    /// <summary>The list of zones.</summary>
    Zones,
    /// <summary>The list of stations, at which people are scanned.</summary>
    Stations,
}
