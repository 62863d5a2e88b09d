using System.Data.Common;
using CrowdComms.Data;
using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Web.Configuration;

/// <summary>Brings the database to the newest schema before the first request, and waits a while for one that is still starting itself.</summary>
public sealed class DatabaseStart(
    IDbContextFactory<CrowdCommsContext> contexts, IDatabaseEngine engine, TimeProvider clock, ILogger<DatabaseStart> log)
{
    /// <summary>How long a database may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Migrates, as soon as the database answers.</summary>
    /// <exception cref="StartRefusedException">It does not answer for <see cref="Patience"/>, or refuses.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var begin = clock.GetTimestamp();
        while (await FailureAsync(cancellationToken) is { } failure)
        {
            if (clock.GetElapsedTime(begin) >= Patience)
            {
                throw new StartRefusedException(
                    $"The database ({engine.Name}) did not answer for {Patience.TotalSeconds:0} seconds: {Reason(failure)}. " +
                    "Start it, or correct ConnectionStrings:Postgres, then start CrowdComms again.", failure);
            }

            log.LogWarning("The database ({Engine}) does not answer yet: {Reason}. Trying again in {Seconds} seconds",
                engine.Name, Reason(failure), Pause.TotalSeconds);
            await Task.Delay(Pause, clock, cancellationToken);
        }

        log.LogInformation("The database ({Engine}) is at its newest schema", engine.Name);
    }

    private static string Reason(Exception failure) => failure.GetBaseException().Message.TrimEnd('.');

    // Null when it went well, the failure when it is worth another try.
    private async Task<Exception?> FailureAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await engine.MigrateAsync(context, cancellationToken);
            return null;
        }
        catch (Exception failure) when (engine.IsUnreachable(failure))
        {
            return failure;
        }
        catch (DbException refusal)
        {
            throw new StartRefusedException($"The database ({engine.Name}) answers, but refuses: {refusal.Message}", refusal);
        }
        catch (ArgumentException malformed)
        {
            throw new StartRefusedException($"ConnectionStrings:Postgres is not an Npgsql connection string. {malformed.Message}", malformed);
        }
    }
}
