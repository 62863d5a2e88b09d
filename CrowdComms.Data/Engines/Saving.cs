using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Engines;

/// <summary>Saves, and says of a save that failed which expected error it means: the one reader of
/// <see cref="DbUpdateException"/> for all services.</summary>
internal static class Saving
{
    /// <summary>Saves what a context holds.</summary>
    /// <param name="engine">Knows the database's own errors.</param>
    /// <param name="context">What is saved; asked again after a failure, it sees what others wrote meanwhile.</param>
    /// <param name="means">The error that a failure means; null for one that nobody expected,
    /// which is thrown on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when it was saved, otherwise the error.</returns>
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

    /// <summary>Saves what a context holds, unless another was first.</summary>
    /// <param name="engine">Knows the database's own errors.</param>
    /// <param name="context">What is saved.</param>
    /// <param name="wasLate">Whether a failure means that another was first; any other failure is thrown on.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether it was saved.</returns>
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

    /// <summary>Does something that loads, decides and saves, and does it again where others wrote the same between its
    /// look and its save.</summary>
    /// <param name="engine">Knows the database's own errors.</param>
    /// <param name="contexts">Opens a context to ask about a failure.</param>
    /// <param name="repeats">Which failures are worth another attempt, and what the others mean.</param>
    /// <param name="attempt">One attempt, from the look to the save, in a context of its own.</param>
    /// <returns>What the last attempt answered, or what its failure means.</returns>
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
/// <param name="IsOvertaken">Somebody else changed or deleted a row since it was read.</param>
/// <param name="IsReferenceGone">A row that it names is gone.</param>
/// <param name="Index">The unique index that it violated; null for none.</param>
internal sealed record SaveFailure(bool IsOvertaken, bool IsReferenceGone, string? Index)
{
    internal static SaveFailure Of(DbUpdateException failure, IDatabaseEngine engine, CrowdCommsContext context) =>
        new(failure is DbUpdateConcurrencyException, engine.IsReferenceGone(failure),
            engine.ViolatedIndex(context, failure));
}

/// <summary>How often something is attempted again.</summary>
/// <param name="Most">After the first attempt.</param>
/// <param name="When">Whether a failure is worth another attempt.</param>
internal sealed record Repeats(int Most, Func<SaveFailure, bool> When)
{
    /// <summary>The error that a failure means which is not worth another attempt, or came once too often; null for one
    /// that nobody expected, which is thrown on.</summary>
    internal Func<SaveFailure, Error?> Means { get; init; } = _ => null;
}
