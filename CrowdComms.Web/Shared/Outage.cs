using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;

namespace CrowdComms.Web.Shared;

/// <summary>Turns the exception of an unreachable database into an error with a sentence, so that a page keeps what was
/// typed.</summary>
internal static class Outage
{
    private static readonly Error Unreachable = new(
        ErrorKind.Conflict, "database.unreachable", "The database does not answer. Nothing is lost; try again in a moment.");

    /// <summary>Returns the result of <paramref name="question"/>, or the error <c>database.unreachable</c>.</summary>
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
