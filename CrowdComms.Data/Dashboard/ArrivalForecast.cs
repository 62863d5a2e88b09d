namespace CrowdComms.Data.Dashboard;

/// <summary>What the forecast can say about the registrants who are still to come.</summary>
public enum ForecastKind
{
    /// <summary>The event has no registrant who is expected.</summary>
    NobodyExpected,
    /// <summary>Every expected registrant has arrived.</summary>
    AllIn,
    /// <summary>No one arrived in the last minutes, so no time can be computed.</summary>
    NoPace,
    /// <summary>Only the last few per cent are missing. Some of them will never come, so a time would be a
    /// guess.</summary>
    NearlyAll,
    /// <summary>The forecast has a time at which everyone will have arrived.</summary>
    AtThisPace,
}

/// <summary>A forecast of when the missing registrants will have arrived, if they go on arriving as fast as in the last
/// minutes.</summary>
/// <param name="Kind">What the forecast can say.</param>
/// <param name="Rest">The number of registrants who are expected and not here yet.</param>
/// <param name="PerMinute">The arrivals per minute over the last 10 to 15 minutes.</param>
/// <param name="AllInAt">When everyone will have arrived, UTC; null unless the kind is
/// <see cref="ForecastKind.AtThisPace"/>.</param>
public sealed record ArrivalForecast(ForecastKind Kind, int Rest, double PerMinute, DateTimeOffset? AllInAt)
{
    private const double Few = 0.05;

    /// <summary>Computes the forecast from the figures of an event.</summary>
    public static ArrivalForecast Of(EventFigures figures)
    {
        var (expected, rest) = (figures.ByStatus.Expected, figures.ByStatus.Missing);
        var pace = Pace(figures);
        var kind = expected == 0 ? ForecastKind.NobodyExpected
            : rest == 0 ? ForecastKind.AllIn
            : pace == 0 ? ForecastKind.NoPace
            : rest <= expected * Few ? ForecastKind.NearlyAll
            : ForecastKind.AtThisPace;
        return new ArrivalForecast(kind, rest, pace, kind == ForecastKind.AtThisPace
            ? figures.At.AddMinutes(rest / pace) : null);
    }

    // The pace covers the current span of five minutes and the two before it, and begins no earlier than the span of
    // the first arrival.
    private static double Pace(EventFigures figures)
    {
        if (figures.Arrivals.Count == 0)
        {
            return 0;
        }

        var now = new DateTimeOffset(figures.At.UtcTicks - (figures.At.UtcTicks % Arrivals.Span.Ticks), TimeSpan.Zero);
        var begin = now - (2 * Arrivals.Span);
        begin = figures.Arrivals[0].From > begin ? figures.Arrivals[0].From : begin;
        var minutes = Math.Max((figures.At - begin).TotalMinutes, 1);
        return figures.Arrivals.Where(a => a.From >= begin).Sum(a => a.Count) / minutes;
    }
}
