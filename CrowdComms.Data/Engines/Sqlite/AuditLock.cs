using CrowdComms.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>The triggers that keep the audit append-only. SQLite's triggers cannot read a setting of the connection, so
/// a row in a table of its own lets them through while a person is forgotten. The row is deleted in the same
/// transaction, so no other connection ever sees it.</summary>
internal sealed class AuditLock : IAuditLock
{
    internal const string Create =
        """
        CREATE TABLE audit_openings (id INTEGER PRIMARY KEY);
        CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries WHEN NOT EXISTS (SELECT 1 FROM audit_openings) BEGIN
            SELECT RAISE(ABORT, 'The audit is append-only.');
        END;
        CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries WHEN NOT EXISTS (SELECT 1 FROM audit_openings) BEGIN
            SELECT RAISE(ABORT, 'The audit is append-only.');
        END;
        """;

    internal const string Drop =
        """
        DROP TRIGGER audit_entries_no_delete;
        DROP TRIGGER audit_entries_no_update;
        DROP TABLE audit_openings;
        """;

    private const string Open = "INSERT OR IGNORE INTO audit_openings (id) VALUES (1)";

    private const string Close = "DELETE FROM audit_openings";

    public Task OpenAsync(CrowdCommsContext context, bool open, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(open ? Open : Close, cancellationToken);
}
