using CrowdComms.Data.Common;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Engines;

/// <summary>Turns a database that does not answer into a refusal, here and nowhere else: pages and endpoints know no engine.</summary>
public sealed class Outage(IDatabaseEngine engine, ILogger<Outage> log)
{
    /// <summary>The refusal: one code for programs, one sentence for people. What was typed stays in its form.</summary>
    public static Error Error { get; } = new(
        ErrorKind.Unavailable, "database.unreachable", "The database does not answer, so nothing was saved. Nothing that you typed is lost; try again in a moment.");

    /// <summary>Whether a failure says that the database cannot be reached now.</summary>
    public bool Is(Exception failure) => engine.IsUnreachable(failure);

    /// <summary>The result of a call to a service.</summary>
    /// <param name="call">The call.</param>
    /// <returns>What the service answers; <c>database.unreachable</c> while the database does not answer, which is logged.</returns>
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
}
