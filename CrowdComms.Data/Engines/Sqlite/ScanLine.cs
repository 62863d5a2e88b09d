using Microsoft.Data.Sqlite;

namespace CrowdComms.Data.Engines.Sqlite;

/// <summary>The connection on which all scans of this process are written, one after another in their <see cref="WriteTurn"/>. It
/// stays open, and so its statements stay prepared: a connection that goes back to the pool forgets them, and then each scan
/// prepares them again while the other stations wait for the turn.</summary>
internal sealed class ScanLine : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly SqliteConnection _connection;

    /// <summary>Opens the connection.</summary>
    internal ScanLine(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
        }
        catch
        {
            _connection.Dispose();
            throw;
        }

        Turn = WriteTurn.Of(_connection);
    }

    /// <summary>The turns of the file. The scan that uses the connection has the turn.</summary>
    internal WriteTurn Turn { get; }

    /// <summary>Begins the transaction of a scan, which writes from its first statement on.</summary>
    internal SqliteTransaction Begin() => _connection.BeginTransaction(deferred: false);

    /// <summary>Returns the command of a statement, without parameters; it stays prepared and belongs to this connection.</summary>
    internal SqliteCommand Command(string sql, SqliteTransaction transaction)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this folder; every value is a parameter.
            command.CommandText = sql;
#pragma warning restore CA2100
            _commands.Add(sql, command);
        }

        command.Parameters.Clear();
        command.Transaction = transaction;
        return command;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }
}
