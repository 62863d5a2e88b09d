using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrowdComms.Bench;

/// <summary>Records the statements that EF Core sends, so that they can be sent again without it.</summary>
internal sealed class SentStatements : IAsyncDisposable
{
    private readonly Data.CrowdCommsContext _context;
    private readonly List<DbCommand> _commands = [];
    private bool _recording = true;

    private SentStatements(Data.CrowdCommsContext context) => _context = context;

    /// <summary>The statements in the order in which they were sent.</summary>
    internal IReadOnlyList<DbCommand> All => _commands;

    /// <summary>Records the statements that are sent while <paramref name="runAsync"/> runs.</summary>
    internal static async Task<SentStatements> RecordAsync(BenchHouse house, Func<Task> runAsync)
    {
        var sent = new SentStatements(house.Context());
        await sent._context.Database.OpenConnectionAsync();
        using (DiagnosticListener.AllListeners.Subscribe(new Listeners(sent)))
        {
            await runAsync();
        }

        sent._recording = false;
        return sent;
    }

    /// <summary>Sends a statement again, reads all its rows and returns their number.</summary>
    internal static async Task<int> RunAsync(DbCommand command)
    {
        var rows = 0;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync())
        {
            reader.GetValues(values);
            rows++;
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands)
        {
            await command.DisposeAsync();
        }

        await _context.DisposeAsync();
    }

    private void Add(DbCommand sent)
    {
        var copy = _context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // EF Core's own text.
        copy.CommandText = sent.CommandText;
#pragma warning restore CA2100
        foreach (DbParameter given in sent.Parameters)
        {
            var parameter = copy.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (given.ParameterName, given.Value);
            copy.Parameters.Add(parameter);
        }

        _commands.Add(copy);
    }

    private sealed class Listeners(SentStatements sent) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                value.Subscribe(new Commands(sent));
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }

    private sealed class Commands(SentStatements sent) : IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (sent._recording
                && value is { Key: "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting", Value: CommandEventData executing })
            {
                sent.Add(executing.Command);
            }
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
