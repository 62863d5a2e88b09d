using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines;

/// <summary>Saves a context, and turns a save that failed in an expected way into an error. No other code reads
/// <see cref="DbUpdateException"/>.</summary>
internal static class Saving
{
    /// <summary>Saves the changes of a context.</summary>
    /// <param name="engine">The database, which knows its own errors.</param>
    /// <param name="context">The context to save. When <paramref name="means"/> queries it after a failure, it sees
    /// what others wrote meanwhile.</param>
    /// <param name="means">Returns the error that a failure means; null for an unexpected failure, which is thrown
    /// again.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    /// <returns>Null when the changes were saved, otherwise the error.</returns>
    internal static async Task<Error?> SaveAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, Func<SaveFailure, Task<Error?>> means,
        CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException failure)
        {
            if (await means(SaveFailure.Of(failure, engine, context)) is { } error)
            {
                return error;
            }

            throw;
        }
    }

    /// <inheritdoc cref="SaveAsync(IDatabaseEngine, CrowdCommsContext, Func{SaveFailure, Task{Error}}, CancellationToken)"/>
    internal static Task<Error?> SaveAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, Func<SaveFailure, Error?> means,
        CancellationToken cancellationToken) =>
        engine.SaveAsync(context, failure => Task.FromResult(means(failure)), cancellationToken);

    /// <summary>Saves the changes of a context, and returns false when another writer was first.</summary>
    /// <param name="engine">The database, which knows its own errors.</param>
    /// <param name="context">The context to save.</param>
    /// <param name="wasLate">Returns whether a failure means that another writer was first; any other failure is thrown
    /// again.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    /// <returns>True when the changes were saved, false when another writer was first.</returns>
    internal static async Task<bool> TrySaveAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, Func<SaveFailure, Task<bool>> wasLate,
        CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException failure)
        {
            if (await wasLate(SaveFailure.Of(failure, engine, context)))
            {
                return false;
            }

            throw;
        }
    }

    /// <inheritdoc cref="TrySaveAsync(IDatabaseEngine, CrowdCommsContext, Func{SaveFailure, Task{bool}}, CancellationToken)"/>
    internal static Task<bool> TrySaveAsync(
        this IDatabaseEngine engine, CrowdCommsContext context, Func<SaveFailure, bool> wasLate,
        CancellationToken cancellationToken) =>
        engine.TrySaveAsync(context, failure => Task.FromResult(wasLate(failure)), cancellationToken);

    /// <summary>Runs an operation that loads, decides and saves, and repeats it when another writer changed the same
    /// rows between its load and its save.</summary>
    /// <param name="engine">The database, which knows its own errors.</param>
    /// <param name="contexts">Opens the context that is needed to read a failure.</param>
    /// <param name="repeats">How often and after which failures the operation is repeated, and which errors the other
    /// failures mean.</param>
    /// <param name="attempt">One attempt, from the load to the save, in a context of its own.</param>
    /// <returns>The result of the last attempt, or the error that its failure means.</returns>
    internal static async Task<Result<T>> RepeatAsync<T>(
        this IDatabaseEngine engine, IDbContextFactory<CrowdCommsContext> contexts, Repeats repeats,
        Func<Task<Result<T>>> attempt)
    {
        for (var left = repeats.Most; ; left--)
        {
            try
            {
                return await attempt();
            }
            catch (DbUpdateException failure)
            {
                await using var context = await contexts.CreateDbContextAsync();
                var found = SaveFailure.Of(failure, engine, context);
                if (left > 0 && repeats.When(found))
                {
                    continue;
                }

                if (repeats.Means(found) is { } error)
                {
                    return error;
                }

                throw;
            }
        }
    }
}

/// <summary>Why a save failed.</summary>
/// <param name="IsOvertaken">Whether another writer changed or deleted a row since it was read.</param>
/// <param name="IsReferenceGone">Whether a row that a foreign key names no longer exists.</param>
/// <param name="Index">The unique index that the save violated; null for none.</param>
internal sealed record SaveFailure(bool IsOvertaken, bool IsReferenceGone, string? Index)
{
    /// <summary>The rows that the failed statement was to write; empty for rows written without the change
    /// tracker.</summary>
    internal IReadOnlyList<object> Rows { get; init; } = [];

    internal static SaveFailure Of(DbUpdateException failure, IDatabaseEngine engine, CrowdCommsContext context) =>
        new(failure is DbUpdateConcurrencyException, engine.IsReferenceGone(failure),
            engine.ViolatedIndex(context, failure))
        {
            Rows = [.. failure.Entries.Select(e => e.Entity)],
        };
}

/// <summary>How often and after which failures an operation is repeated.</summary>
/// <param name="Most">The number of attempts after the first one.</param>
/// <param name="When">Returns whether a failure is worth another attempt.</param>
internal sealed record Repeats(int Most, Func<SaveFailure, bool> When)
{
    /// <summary>Returns the error of a failure that is not worth another attempt or that the last attempt had; null for
    /// an unexpected failure, which is thrown again.</summary>
    internal Func<SaveFailure, Error?> Means { get; init; } = _ => null;
}
