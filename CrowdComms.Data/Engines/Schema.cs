using System.Data.Common;
using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines;

/// <summary>Brings the database to the schema of this version of CrowdComms.</summary>
public sealed class Schema(IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine)
{
    /// <summary>The name of the database system: <c>SQLite</c> or <c>PostgreSQL</c>.</summary>
    public string Engine => engine.Name;

    /// <summary>Runs a trivial query, which shows whether the database can be used.</summary>
    /// <returns>Done; <c>database.unreachable</c> when the database does not respond; <c>database.refused</c>, with the
    /// driver's reason, when it refuses.</returns>
    public async Task<Result<Done>> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.ProtectionKeys.AsNoTracking().AnyAsync(cancellationToken);
            return default(Done);
        }
        catch (Exception failure) when (engine.IsUnreachable(failure) || failure is OperationCanceledException)
        {
            return SchemaErrors.Unreachable(failure);
        }
        catch (DbException refusal)
        {
            return SchemaErrors.Refused(engine.Name, refusal);
        }
    }

    /// <summary>Applies the migrations that the database lacks, and creates the database where it is missing.</summary>
    /// <returns>Done; <c>database.unreachable</c> when the database does not respond; <c>database.unknown_migration</c>
    /// when a newer version of CrowdComms has changed it; <c>database.refused</c>, with the driver's reason, when it
    /// refuses; <c>database.connection_string</c> when the connection string is malformed.</returns>
    public async Task<Result<Done>> MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var unknown = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Except(
                context.Database.GetMigrations(), StringComparer.Ordinal).ToList();
            if (unknown.Count > 0)
            {
                return SchemaErrors.UnknownMigration(engine.Name, unknown);
            }

            await engine.MigrateAsync(context, cancellationToken);
            return default(Done);
        }
        catch (Exception failure) when (engine.IsUnreachable(failure))
        {
            return SchemaErrors.Unreachable(failure);
        }
        catch (DbException refusal)
        {
            return SchemaErrors.Refused(engine.Name, refusal);
        }
        catch (ArgumentException malformed)
        {
            return SchemaErrors.ConnectionString(malformed);
        }
    }
}
