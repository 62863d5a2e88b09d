namespace CrowdComms.Data.Common;

/// <summary>A user's role in one event, lowest first: each includes the ones before it.</summary>
public enum MemberRole
{
    /// <summary>Works at a desk or a door.</summary>
    Staff,
    /// <summary>Runs the event.</summary>
    Organiser,
}
