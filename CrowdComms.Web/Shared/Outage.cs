using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;

namespace CrowdComms.Web.Shared;

/// <summary>Turns a database that does not answer into a sentence, so that a page keeps what was typed.</summary>
internal static class Outage
{
    private static readonly Error Unreachable = new(
        ErrorKind.Conflict, "database.unreachable", "The database does not answer. Nothing is lost; try again in a moment.");

    /// <summary>The answer to <paramref name="question"/>, or the error <c>database.unreachable</c>.</summary>
    internal static async Task<Result<T>> AskAsync<T>(this IDatabaseEngine engine, Func<Task<Result<T>>> question, ILogger log)
    {
        try
        {
            return await question();
        }
        catch (Exception failure) when (engine.IsUnreachable(failure))
        {
            log.LogError(failure, "The database does not answer");
            return Unreachable;
        }
    }
}
