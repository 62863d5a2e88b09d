using CrowdComms.Web.Live;
using Microsoft.Extensions.Logging;

namespace CrowdComms.Tests.Web.Live;

/// <summary>A log that counts its errors.</summary>
internal sealed class ErrorCount : ILogger<LiveBoard>
{
    internal int Errors { get; private set; }

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) =>
            Errors += logLevel >= LogLevel.Error ? 1 : 0;
}
