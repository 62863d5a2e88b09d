using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Tests.Web.Observability;

/// <summary>A written line of a log.</summary>
internal sealed record KeptLine(string Category, LogLevel Level, string Text, Exception? Failure)
{
    /// <summary>What somebody who reads the log sees of it.</summary>
    public override string ToString() => $"{Level} {Category}: {Text} {Failure?.GetType().Name} {Failure?.Message}";
}

/// <summary>Keeps the warnings and errors that an app logs.</summary>
internal sealed class KeptLines : ILoggerProvider
{
    private readonly ConcurrentQueue<KeptLine> _lines = new();

    /// <summary>Returns the lines since the last call.</summary>
    internal IReadOnlyList<KeptLine> Take()
    {
        List<KeptLine> taken = [];
        while (_lines.TryDequeue(out var one))
        {
            taken.Add(one);
        }

        return taken;
    }

    public ILogger CreateLogger(string categoryName) => new Category(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Category(string name, ConcurrentQueue<KeptLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue(new KeptLine(name, logLevel, formatter(state, exception), exception));
            }
        }
    }
}
