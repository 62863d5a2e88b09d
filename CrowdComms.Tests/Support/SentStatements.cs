using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrowdComms.Tests.Support;

/// <summary>
/// Records the SQL statements that EF Core sends for the test that created this object, in order; those of other tests
/// that run at the same time are left out. Create it before the house: a context that found no listener looks for one
/// again only after a second.
/// </summary>
internal sealed class SentStatements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<SentStatements?> Here = new();

    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly ConcurrentQueue<string> _sent = new();

    internal SentStatements()
    {
        Here.Value = this;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>If set, records all statements to the SQLite file in this folder instead, such as those of an app that
    /// responds to requests.</summary>
    internal string? Folder { get; set; }

    /// <summary>Returns the texts of the statements since the last call.</summary>
    internal IReadOnlyList<string> Take()
    {
        List<string> taken = [];
        while (_sent.TryDequeue(out var one))
        {
            taken.Add(one);
        }

        return taken;
    }

    /// <summary>The number of statements that name a table, alone or among others.</summary>
    internal static int Reading(IEnumerable<string> statements, string table) =>
        statements.Count(s => s.Contains($"FROM {table} ", StringComparison.Ordinal)
            || s.Contains($"JOIN {table} ", StringComparison.Ordinal)
            || s.Contains($"FROM \"{table}\" ", StringComparison.Ordinal) || s.Contains($"JOIN \"{table}\" ", StringComparison.Ordinal));

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting", Value: CommandEventData executing }
            && (Folder is null ? Here.Value == this
                : executing.Command.Connection?.DataSource.StartsWith(Folder, StringComparison.Ordinal) == true))
        {
            _sent.Enqueue(executing.Command.CommandText);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }
}
