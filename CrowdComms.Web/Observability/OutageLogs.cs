using System.Collections.Concurrent;
using System.Globalization;
using CrowdComms.Data.Engines;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrowdComms.Web.Observability;

/// <summary>
/// Writes lines about a database that cannot be reached once a minute for each place in the code, on one line and without
/// the stack, which says nothing about an outage. It is the factory of all loggers, because the framework, EF Core and
/// Hangfire log the same outage for every request too. All other lines pass unchanged.
/// </summary>
internal sealed class OutageLogs(LoggerFactory logs, IServiceProvider services, TimeProvider clock) : ILoggerFactory
{
    private readonly LogThrottle _throttle = new(clock);
    private readonly ConcurrentDictionary<string, ILogger> _lines = new(StringComparer.Ordinal);
    private Outage? _outage;

    private LoggerFactory Logs => logs;

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => logs.AddProvider(provider);

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) =>
        _lines.GetOrAdd(categoryName, static (name, all) => new Line(all.Logs.CreateLogger(name), name, all), this);

    /// <inheritdoc />
    public void Dispose() => logs.Dispose();

    // While services are disposed, nothing can be asked any more; then the line passes as it is.
    private bool IsOutage(EventId mark, Exception? failure)
    {
        if (failure is null)
        {
            return mark == OutageEvent.Id && mark.Name == OutageEvent.Id.Name;
        }

        try
        {
            return (_outage ??= services.GetRequiredService<Outage>()).Is(failure);
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private sealed class Line(ILogger log, string category, OutageLogs logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => log.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Warning || !IsEnabled(logLevel) || !logs.IsOutage(eventId, exception))
            {
                log.Log(logLevel, eventId, state, exception, formatter);
            }
            else if (logs._throttle.Admit($"{category} {eventId.Id} {TemplateOf(state)}") is { } swallowed)
            {
                log.Log(logLevel, eventId, state, null, (written, _) => Written(formatter(written, null), exception, swallowed));
            }
        }

        // The text of EF Core's lines holds the exception itself, of which the first line is enough.
        private static string Written(string text, Exception? exception, int swallowed)
        {
            var first = text.Split('\n', 2)[0].TrimEnd();
            var reason = exception?.GetBaseException().Message;
            return first + (reason is null || first.Contains(reason, StringComparison.Ordinal) ? "" : $": {reason}")
                + (swallowed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" … {swallowed:N0} more in the last minute"));
        }

        // The template is the same for every event and every request, unlike the text.
        private static string TemplateOf<TState>(TState state) =>
            state is IReadOnlyList<KeyValuePair<string, object?>> { Count: > 0 } values
            && values[^1] is { Key: "{OriginalFormat}", Value: string template } ? template : "";
    }
}

/// <summary>Registers the factory of all loggers.</summary>
internal static class OutageLogServices
{
    /// <summary>Puts <see cref="OutageLogs"/> before the factory of the framework.</summary>
    internal static IServiceCollection AddOutageLogs(this IServiceCollection services)
    {
        services.AddSingleton<LoggerFactory>();
        return services.Replace(ServiceDescriptor.Singleton<ILoggerFactory, OutageLogs>());
    }
}
