using UUIDNext;

namespace CrowdComms.Data.Common;

/// <summary>
/// Ids of rows: version 7 GUIDs that rise within the process, within one millisecond too (RFC 9562, section 6.2),
/// so that a list in the order of its ids is a list in the order of what happened.
/// </summary>
public static class RisingId
{
    /// <summary>The next one.</summary>
    public static Guid Next() => Uuid.NewDatabaseFriendly(Database.PostgreSql);
}
