using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>Lets each transaction of EF Core, and each statement that writes without one, wait for its
/// <see cref="WriteTurn"/>. A transaction keeps its turn until it ends (<see cref="TurnTransactions"/>).</summary>
internal sealed class WritersInTurn : DbCommandInterceptor, IDbTransactionInterceptor
{
    // The transactions and commands that have the turn. A weak table, so that nothing is kept of one that was only forgotten.
    private static readonly ConditionalWeakTable<object, WriteTurn> Held = [];

    /// <summary>Ends the turn of a transaction or command; does nothing if it has none.</summary>
    internal static void Leave(object holder)
    {
        if (Held.TryGetValue(holder, out var turn) && Held.Remove(holder))
        {
            turn.Leave();
        }
    }

    /// <inheritdoc />
    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        WriteTurn.Of((SqliteConnection)connection).EnterAsync(false, CancellationToken.None).GetAwaiter().GetResult();
        return Begin((SqliteConnection)connection);
    }

    /// <inheritdoc />
    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        await WriteTurn.Of((SqliteConnection)connection).EnterAsync(false, cancellationToken);
        return Begin((SqliteConnection)connection);
    }

    /// <inheritdoc />
    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (command.Transaction is null)
        {
            WriteTurn.Of((SqliteConnection)command.Connection!).EnterAsync(false, CancellationToken.None).GetAwaiter().GetResult();
            Hold(command);
        }

        return result;
    }

    /// <inheritdoc />
    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is null)
        {
            await WriteTurn.Of((SqliteConnection)command.Connection!).EnterAsync(false, cancellationToken);
            Hold(command);
        }

        return result;
    }

    /// <inheritdoc />
    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Leave(command);
        return result;
    }

    /// <inheritdoc />
    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(command);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc />
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Leave(command);

    /// <inheritdoc />
    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(command);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) => Leave(command);

    /// <inheritdoc />
    public override Task CommandCanceledAsync(
        DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(command);
        return Task.CompletedTask;
    }

    private static void Hold(DbCommand command) => Held.Add(command, WriteTurn.Of((SqliteConnection)command.Connection!));

    private static InterceptionResult<DbTransaction> Begin(SqliteConnection connection)
    {
        var turn = WriteTurn.Of(connection);
        try
        {
            var transaction = connection.BeginTransaction();
            Held.Add(transaction, turn);
            return InterceptionResult<DbTransaction>.SuppressWithResult(transaction);
        }
        catch
        {
            turn.Leave();
            throw;
        }
    }
}
