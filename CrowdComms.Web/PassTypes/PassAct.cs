using CrowdComms.Data.PassTypes;

namespace CrowdComms.Web.PassTypes;

/// <summary>An operation that the user chose, and the pass type it applies to.</summary>
public sealed record PassAct(PassActKind Kind, PassTypeRow Row);

/// <summary>The operations that the list of pass types offers.</summary>
public enum PassActKind
{
    /// <summary>Retires the pass type: no new registrant gets it.</summary>
    Retire,
    /// <summary>Lets new registrants get a retired pass type again.</summary>
    BringBack,
    /// <summary>Deletes the pass type, which no registrant holds.</summary>
    Delete,
    /// <summary>Moves the pass type one row up.</summary>
    Up,
    /// <summary>Moves the pass type one row down.</summary>
    Down,
}
