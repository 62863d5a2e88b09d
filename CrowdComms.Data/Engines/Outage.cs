using CrowdComms.Data.Common;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Engines;

/// <summary>Turns the exception of an unreachable database into an error. Pages and endpoints call it, so that they
/// need not know which database is used.</summary>
public sealed class Outage(IDatabaseEngine engine, ILogger<Outage> log)
{
    /// <summary>The error of an unreachable database. Forms keep what was typed, as the sentence says.</summary>
    public static Error Error { get; } = new(ErrorKind.Unavailable, "database.unreachable",
        "The database does not answer. Nothing is lost. What you typed is still here; try again in a moment.");

    /// <summary>Returns whether an exception means that the database cannot be reached now.</summary>
    public bool Is(Exception failure) => engine.IsUnreachable(failure);

    /// <summary>Calls a service, and returns an error instead of an exception when the database cannot be
    /// reached.</summary>
    /// <param name="call">The call of the service.</param>
    /// <returns>The service's own result; <c>database.unreachable</c> while the database does not respond, which is
    /// also logged.</returns>
    public async Task<Result<T>> AskAsync<T>(Func<Task<Result<T>>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception failure) when (Is(failure))
        {
            log.LogError(failure, "The database does not answer");
            return Error;
        }
    }

    /// <summary>Does several steps that belong to one press of a button, none of which expects an outage.</summary>
    /// <param name="work">The steps.</param>
    /// <returns>Done; <c>database.unreachable</c> while the database does not answer, which is logged.</returns>
    public Task<Result<Done>> TryAsync(Func<Task> work) => AskAsync<Done>(async () =>
    {
        await work();
        return default(Done);
    });
}
