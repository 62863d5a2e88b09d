using CrowdComms.Data.Audit;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines.Postgres;

/// <summary>The trigger that keeps the audit append-only. Forgetting a person sets a setting that ends with its
/// transaction and lets the trigger through:
/// https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADMIN-SET</summary>
internal sealed class AuditLock : IAuditLock
{
    internal const string Create =
        """
        CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF coalesce(current_setting('crowdcomms.forgetting', true), '') <> 'on' THEN
                RAISE EXCEPTION 'The audit is append-only.' USING ERRCODE = 'insufficient_privilege';
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
        CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
        """;

    internal const string Drop =
        """
        DROP TRIGGER audit_entries_no_truncate ON audit_entries;
        DROP TRIGGER audit_entries_append_only ON audit_entries;
        DROP FUNCTION refuse_audit_change();
        """;

    private const string Open = "SELECT set_config('crowdcomms.forgetting', 'on', true)";

    private const string Close = "SELECT set_config('crowdcomms.forgetting', '', true)";

    public Task OpenAsync(CrowdCommsContext context, bool open, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync(open ? Open : Close, cancellationToken);
}
