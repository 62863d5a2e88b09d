using CrowdComms.Data.Engines;
using CrowdComms.Web.Shared;

namespace CrowdComms.Web;

/// <summary>Migrates the database to the newest schema before the first request, and waits for a database that is still
/// starting.</summary>
public sealed class DatabaseStart(Schema schema, TimeProvider clock, ILogger<DatabaseStart> log)
{
    /// <summary>How long the start waits for a database that cannot be reached.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Migrates the database as soon as it can be reached.</summary>
    /// <exception cref="StartRefusedException">The database cannot be reached for <see cref="Patience"/>, refuses the
    /// connection, or was migrated by a version that this one does not know.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var begin = clock.GetTimestamp();
        while ((await schema.MigrateAsync(cancellationToken)).Failed(out var error))
        {
            if (error.Code != SchemaErrors.UnreachableCode)
            {
                throw new StartRefusedException(error.Message);
            }

            if (clock.GetElapsedTime(begin) >= Patience)
            {
                throw new StartRefusedException(
                    $"The database ({schema.Engine}) did not answer for {Patience.TotalSeconds:0} seconds: {error.Message}. " +
                    "Start it, or correct ConnectionStrings:Postgres, then start CrowdComms again.");
            }

            log.LogWarning("The database ({Engine}) does not answer yet: {Reason}. Trying again in {Seconds} seconds",
                schema.Engine, error.Message, Pause.TotalSeconds);
            await Task.Delay(Pause, clock, cancellationToken);
        }

        log.LogInformation("The database ({Engine}) is at its newest schema", schema.Engine);
    }
}
