namespace CrowdComms.Data.Dashboard;

/// <summary>What can be said about those who are still to come.</summary>
public enum ForecastKind
{
    /// <summary>Nobody is expected at all.</summary>
    NobodyExpected,
    /// <summary>Everybody who is expected is here.</summary>
    AllIn,
    /// <summary>Nobody came in the last minutes: nothing can be said.</summary>
    NoPace,
    /// <summary>The last few per cent: some of them never come, so a time would be a guess.</summary>
    NearlyAll,
    /// <summary>There is a time.</summary>
    AtThisPace,
}

/// <summary>When the expected rest will be in, if people go on coming as in the last minutes.</summary>
/// <param name="Kind">What can be said.</param>
/// <param name="Rest">People still to come.</param>
/// <param name="PerMinute">The pace of the last 10 to 15 minutes.</param>
/// <param name="AllInAt">UTC; for <see cref="ForecastKind.AtThisPace"/> alone.</param>
public sealed record ArrivalForecast(ForecastKind Kind, int Rest, double PerMinute, DateTimeOffset? AllInAt)
{
    private const double Few = 0.05;

    /// <summary>The forecast that figures allow.</summary>
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

    // The span that runs and the two before it; at the beginning, since the first arrival's.
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
