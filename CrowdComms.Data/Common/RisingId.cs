using UUIDNext;

namespace CrowdComms.Data.Common;

/// <summary>Creates ids of rows: version 7 GUIDs that rise within the process, also within one millisecond (RFC 9562,
/// section 6.2), so that sorting rows by id sorts them by when they were created.</summary>
public static class RisingId
{
    /// <summary>Returns an id that is greater than every id that this process created before.</summary>
    public static Guid Next() => Uuid.NewDatabaseFriendly(Database.PostgreSql);
}
