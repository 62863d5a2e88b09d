namespace CrowdComms.Data.Common;

/// <summary>A user's role in one event, lowest first; each role includes the rights of the ones before it.</summary>
public enum MemberRole
{
    /// <summary>Staff scan tickets, check registrants in and edit their details.</summary>
    Staff,
    /// <summary>An organiser also changes the settings, members and pass types of the event.</summary>
    Organiser,
}
