namespace CrowdComms.Web.PassTypes;

/// <summary>The parts of the page.</summary>
public enum PassPart
{
    /// <summary>The kinds of passes.</summary>
    Passes,
    /// <summary>Which pass opens which zone.</summary>
    Access,
    /// <summary>The places.</summary>
    Zones,
    /// <summary>Where people are scanned.</summary>
    Stations,
}
