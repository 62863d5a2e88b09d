using System.Data.Common;
using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines;

/// <summary>Brings the database to the schema of this version of CrowdComms, and tells whether it can be used.</summary>
public sealed class Schema(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, StorageProbe storage, Outage outage, TimeProvider clock)
{
    // A probe that the database never answers ends after this time, so that the next one can ask again.
    private static readonly TimeSpan ProbeEnds = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private Task<Result<Done>>? _probe;

    /// <summary>The name of the database system: <c>SQLite</c> or <c>PostgreSQL</c>.</summary>
    public string Engine => engine.Name;

    /// <summary>Runs a trivial query and a trivial write, which show whether the database and the disk can be used. Callers that
    /// ask at the same time share one probe, so that a database that never answers does not collect them.</summary>
    /// <param name="patience">How long to wait for the answer. The probe itself may go on for longer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Done; <c>database.unreachable</c> when the database does not respond in time; <c>storage.full</c> when the disk
    /// takes nothing; <c>database.refused</c>, with the driver's reason, when the database refuses.</returns>
    public async Task<Result<Done>> ProbeAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        Task<Result<Done>> probe;
        lock (_lock)
        {
            // Some of the work of a driver is not asynchronous, so the probe has a thread of its own.
            probe = _probe is { IsCompleted: false } ? _probe : _probe = Task.Run(ProbeAsync);
        }

        try
        {
            return await probe.WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return SchemaErrors.Unreachable($"no answer within {patience.TotalSeconds:0.#} seconds");
        }
    }

    /// <summary>Begins the start of this process on the database, and applies the migrations that the database lacks; creates
    /// the database where it is missing.</summary>
    /// <returns>The hold on the start, to be disposed when the first content is written; <c>database.unreachable</c> when the
    /// database does not respond; <c>storage.full</c> when the disk takes nothing; <c>database.starting_elsewhere</c> while
    /// another process starts on the same database; <c>database.in_use</c> when another process works on the same SQLite file;
    /// <c>database.unknown_migration</c> when a newer version of CrowdComms has changed it; <c>database.refused</c>, with the
    /// driver's reason, when it refuses; <c>database.connection_string</c> when the connection string is malformed.</returns>
    public async Task<Result<StartHold>> MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var begun = await engine.BeginStartAsync(context, cancellationToken);
            return begun.IsOk ? await MigrateAsync(context, begun.Value, cancellationToken) : begun;
        }
        catch (Exception failure) when (engine.OutageOf(failure) is { } kind)
        {
            return kind == OutageKind.Unreachable ? SchemaErrors.Unreachable(Reason(failure)) : outage.Of(kind)!;
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

    private static string Reason(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');

    private async Task<Result<StartHold>> MigrateAsync(CrowdCommsContext context, StartHold hold, CancellationToken cancellationToken)
    {
        var done = false;
        try
        {
            var (applied, known) = (await engine.AppliedMigrationsAsync(context, cancellationToken), context.Database.GetMigrations());
            var unknown = applied.Except(known, StringComparer.Ordinal).ToList();
            if (unknown.Count > 0)
            {
                return SchemaErrors.UnknownMigration(engine.Name, unknown);
            }

            // Without anything to migrate nothing is written, so that CrowdComms starts on a full disk too.
            if (known.Except(applied, StringComparer.Ordinal).Any())
            {
                await engine.MigrateAsync(context, cancellationToken);
            }

            done = true;
            return hold;
        }
        finally
        {
            await (done ? ValueTask.CompletedTask : hold.DisposeAsync());
        }
    }

    private async Task<Result<Done>> ProbeAsync()
    {
        using var ended = new CancellationTokenSource(ProbeEnds, clock);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(ended.Token);
            await PlainSql.ReadAsync(context, "SELECT EXISTS (SELECT 1 FROM protection_keys)", ended.Token);
            return outage.Of(await storage.FindAsync(context, ended.Token)) is { } stuck ? stuck : default(Done);
        }
        catch (Exception failure) when (engine.OutageOf(failure) is not null || failure is OperationCanceledException)
        {
            return outage.Of(failure) ?? SchemaErrors.Unreachable(Reason(failure));
        }
        catch (DbException refusal)
        {
            return SchemaErrors.Refused(engine.Name, refusal);
        }
    }
}
