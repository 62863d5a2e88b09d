using CrowdComms.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>
/// The triggers that keep the audit append-only. A trigger sees no setting of a connection, so a
/// row opens it for forgetting
/// people; whoever writes it takes it away in the same transaction, and nobody else sees it there.
/// </summary>
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
