using CrowdComms.Data.Common;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Data.Engines;

/// <summary>Turns a database that does not answer into a refusal, here and nowhere else: pages and endpoints know no engine.</summary>
public sealed class Outage(IDatabaseEngine engine, ILogger<Outage> log)
{
    /// <summary>The refusal: one code for programs, one sentence for people. What was typed stays in its form.</summary>
    public static Error Error { get; } = new(ErrorKind.Unavailable, "database.unreachable",
        "The database does not answer. Nothing is lost. What you typed is still here; try again in a moment.");

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

    /// <summary>Does several steps that belong to one press of a button, none of which expects an outage.</summary>
    /// <param name="work">The steps.</param>
    /// <returns>Done; <c>database.unreachable</c> while the database does not answer, which is logged.</returns>
    public Task<Result<Done>> TryAsync(Func<Task> work) => AskAsync<Done>(async () =>
    {
        await work();
        return default(Done);
    });
}
