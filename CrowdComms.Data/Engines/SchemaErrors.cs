using System.Data.Common;
using CrowdComms.Data.Common;

namespace CrowdComms.Data.Engines;

/// <summary>The errors of bringing the schema up to date. Their sentences are for the person who starts
/// CrowdComms.</summary>
public static class SchemaErrors
{
    /// <summary>The code of a database that does not respond. It may still be starting, so another attempt is
    /// worthwhile.</summary>
    public const string UnreachableCode = "database.unreachable";

    /// <summary>The code of a database on which another process starts. It is free when that one is done.</summary>
    public const string StartingElsewhereCode = "database.starting_elsewhere";

    internal static Error StartingElsewhere { get; } = new(
        ErrorKind.Unavailable, StartingElsewhereCode, "Another CrowdComms process is preparing the database.");

    // The message is the driver's own reason alone; the code that starts CrowdComms adds the sentence around it.
    internal static Error Unreachable(string reason) => new(ErrorKind.Unavailable, UnreachableCode, reason);

    internal static Error InUse(string folder) => new(
        ErrorKind.Conflict, "database.in_use",
        $"Another CrowdComms uses the folder {folder}, and only one process can work with the database there. Stop the other one, "
            + "or choose another folder with Storage:Folder. Several processes can share a PostgreSQL database: set "
            + "ConnectionStrings:Postgres.");

    internal static Error UnknownMigration(string engine, IReadOnlyList<string> unknown) => new(
        ErrorKind.Conflict, "database.unknown_migration",
        $"The database ({engine}) was changed by another version of CrowdComms: its history names {Named(unknown)}, "
            + "which this version does not know. Nothing was changed. Start the version that last used this database, "
            + "restore a backup that this version made, or choose an empty database with Storage:Folder or "
            + "ConnectionStrings:Postgres.");

    internal static Error Refused(string engine, DbException refusal) => new(
        ErrorKind.Conflict, "database.refused", $"The database ({engine}) answers but reports an error: {refusal.Message}");

    internal static Error ConnectionString(ArgumentException malformed) => new(
        ErrorKind.Validation, "database.connection_string",
        $"ConnectionStrings:Postgres is not an Npgsql connection string. {malformed.Message}");

    private static string Named(IReadOnlyList<string> unknown) =>
        unknown.Count <= 3 ? string.Join(", ", unknown)
            : $"{string.Join(", ", unknown.Take(3))} and {unknown.Count - 3} more";
}
