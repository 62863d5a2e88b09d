using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrowdComms.Tests.Support;

/// <summary>
/// The statements that EF Core sends for the test that made this, in their order; what other tests send at the same time is not among
/// them. Made before the house: a context that saw no listener looks for one again after a second only.
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

    /// <summary>Counts what anybody sends to the SQLite file of a folder instead, such as an app that answers requests.</summary>
    internal string? Folder { get; set; }

    /// <summary>The texts since this was asked last.</summary>
    internal IReadOnlyList<string> Take()
    {
        List<string> taken = [];
        while (_sent.TryDequeue(out var one))
        {
            taken.Add(one);
        }

        return taken;
    }

    /// <summary>How many of the statements name a table, among others or alone.</summary>
    internal static int Reading(IEnumerable<string> statements, string table) =>
        statements.Count(s => s.Contains($"FROM {table} ", StringComparison.Ordinal) || s.Contains($"JOIN {table} ", StringComparison.Ordinal)
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
            && (Folder is null ? Here.Value == this : executing.Command.Connection?.DataSource.StartsWith(Folder, StringComparison.Ordinal) == true))
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
