using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CrowdComms.Bench;

/// <summary>Counts the statements that EF Core sends, except those of work that is excluded.</summary>
internal sealed class StatementCount : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>,
    IDisposable
{
    private readonly AsyncLocal<bool> _out = new();
    private readonly List<IDisposable> _subscriptions = [];
    private int _sent;

    internal StatementCount() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Runs work whose statements are not counted.</summary>
    internal async Task<T> WithoutAsync<T>(Func<Task<T>> doAsync)
    {
        _out.Value = true;
        return await doAsync();
    }

    /// <summary>Returns the number of statements since the last call.</summary>
    internal int Take() => Interlocked.Exchange(ref _sent, 0);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (!_out.Value
            && value is { Key: "Microsoft.EntityFrameworkCore.Database.Command.CommandExecuting", Value: CommandEventData })
        {
            Interlocked.Increment(ref _sent);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}
