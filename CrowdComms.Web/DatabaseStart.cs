using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Web.Shared;

namespace CrowdComms.Web;

/// <summary>Migrates the database to the newest schema before the first request, and waits for a database that is still
/// starting.</summary>
public sealed class DatabaseStart(Schema schema, TimeProvider clock, ILogger<DatabaseStart> log)
{
    /// <summary>How long the start waits for a database that cannot be reached.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), TellEvery = TimeSpan.FromMinutes(1);

    /// <summary>Migrates the database as soon as it can be reached, its disk has space and no other process starts on it.</summary>
    /// <returns>The hold on the start, to be disposed when the first content is written.</returns>
    /// <exception cref="StartRefusedException">The database or its disk cannot be used for <see cref="Patience"/>, refuses the
    /// connection, is used by another process, or was migrated by a version that this one does not know.</exception>
    public async Task<StartHold> MigrateAsync(CancellationToken cancellationToken)
    {
        var (begin, told) = (clock.GetTimestamp(), (long?)null);
        var migrated = await schema.MigrateAsync(cancellationToken);
        while (migrated.Failed(out var error))
        {
            begin = EndsByItself(error) ? clock.GetTimestamp() : begin;
            Refuse(error, clock.GetElapsedTime(begin));
            if (told is not { } last || clock.GetElapsedTime(last) >= TellEvery)
            {
                log.LogWarning("The database ({Engine}) is not ready yet: {Reason}. Trying again every {Seconds} seconds",
                    schema.Engine, error.Message.TrimEnd('.'), Pause.TotalSeconds);
                told = clock.GetTimestamp();
            }

            await Task.Delay(Pause, clock, cancellationToken);
            migrated = await schema.MigrateAsync(cancellationToken);
        }

        log.LogInformation("The database ({Engine}) has the newest schema", schema.Engine);
        return migrated.Value;
    }

    // Another process of CrowdComms ends its start, and a full disk gets space, without anything done here.
    private static bool EndsByItself(Error error) => error.Code == SchemaErrors.StartingElsewhereCode || Outage.IsFull(error);

    private void Refuse(Error error, TimeSpan waited)
    {
        if (error.Kind != ErrorKind.Unavailable)
        {
            throw new StartRefusedException(error.Message);
        }

        if (waited >= Patience)
        {
            throw new StartRefusedException(error.Code == SchemaErrors.UnreachableCode
                ? $"The database ({schema.Engine}) did not answer for {Patience.TotalSeconds:0} seconds: {error.Message}. "
                    + "Start it or correct ConnectionStrings:Postgres, then start CrowdComms again."
                : $"{error.Message[..(error.Message.IndexOf('.', StringComparison.Ordinal) + 1)]} Fix that, then start CrowdComms again.");
        }
    }
}
