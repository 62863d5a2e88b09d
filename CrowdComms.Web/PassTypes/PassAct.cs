using CrowdComms.Data.PassTypes;

namespace CrowdComms.Web.PassTypes;

/// <summary>What is to be done with a pass type of the list.</summary>
public sealed record PassAct(PassActKind Kind, PassTypeRow Row);

/// <summary>What can be done with a pass type of the list.</summary>
public enum PassActKind
{
    /// <summary>Give it to nobody new.</summary>
    Retire,
    /// <summary>Give it to new people again.</summary>
    BringBack,
    /// <summary>Delete it.</summary>
    Delete,
    /// <summary>One place up.</summary>
    Up,
    /// <summary>One place down.</summary>
    Down,
}
