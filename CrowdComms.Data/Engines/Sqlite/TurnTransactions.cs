using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>Makes the transactions of EF Core give their <see cref="WriteTurn"/> back when they are committed, rolled back or
/// disposed. A subclass does so because interceptors are not told of a transaction that is disposed without either.</summary>
internal sealed class TurnTransactions(RelationalTransactionFactoryDependencies dependencies) : IRelationalTransactionFactory
{
    RelationalTransaction IRelationalTransactionFactory.Create(
        IRelationalConnection connection, DbTransaction transaction, Guid transactionId,
        IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool transactionOwned) =>
            new TurnTransaction(
                new Begun(connection, transaction, transactionId, logger, transactionOwned), dependencies.SqlGenerationHelper);

    private sealed record Begun(
        IRelationalConnection Connection, DbTransaction Transaction, Guid Id,
        IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> Logger, bool IsOwned);

    private sealed class TurnTransaction(Begun begun, ISqlGenerationHelper sql)
        : RelationalTransaction(begun.Connection, begun.Transaction, begun.Id, begun.Logger, begun.IsOwned, sql)
    {
        // EF Core calls these two at the end of every commit, rollback and disposal.
        protected override void ClearTransaction()
        {
            WritersInTurn.Leave(begun.Transaction);
            base.ClearTransaction();
        }

        protected override Task ClearTransactionAsync(CancellationToken cancellationToken = default)
        {
            WritersInTurn.Leave(begun.Transaction);
            return base.ClearTransactionAsync(cancellationToken);
        }
    }
}
