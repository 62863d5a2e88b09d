using CrowdComms.Data.Dashboard;

namespace CrowdComms.Tests.Data.Dashboard;

public sealed class ArrivalForecastTests
{
    private static readonly DateTimeOffset At = new(2026, 9, 15, 8, 2, 0, TimeSpan.Zero);

    [Fact]
    public void The_rest_is_in_when_they_go_on_coming_as_in_the_last_minutes()
    {
        // Twelve minutes since 07:50, and two people a minute; those of an hour ago do not count.
        var forecast = Of(confirmed: 60, arrived: 40, (-62, 16), (-12, 10), (-7, 10), (-2, 4));

        Assert.Equal((ForecastKind.AtThisPace, 60, 2.0), (forecast.Kind, forecast.Rest, forecast.PerMinute));
        Assert.Equal(At.AddMinutes(30), forecast.AllInAt);
    }

    [Fact]
    public void At_the_beginning_the_pace_is_that_since_the_first_arrival()
    {
        Assert.Equal(3, Of(confirmed: 100, arrived: 6, (-2, 6)).PerMinute);
    }

    [Theory]
    [InlineData(0, 0, ForecastKind.NobodyExpected)]
    [InlineData(0, 40, ForecastKind.AllIn)]
    [InlineData(2, 40, ForecastKind.NearlyAll)]
    [InlineData(3, 40, ForecastKind.AtThisPace)]
    public void Where_there_is_nothing_to_say_it_says_so(int confirmed, int arrived, ForecastKind kind)
    {
        var forecast = Of(confirmed, arrived, arrived == 0 ? [] : [(-2, arrived)]);

        Assert.Equal(kind, forecast.Kind);
        Assert.Equal(kind == ForecastKind.AtThisPace, forecast.AllInAt is not null);
    }

    [Fact]
    public void When_nobody_came_for_a_while_there_is_no_time()
    {
        Assert.Equal((ForecastKind.NoPace, 0.0, (DateTimeOffset?)null),
            Of(confirmed: 60, arrived: 40, (-62, 40)) is var f ? (f.Kind, f.PerMinute, f.AllInAt) : default);
    }

    private static ArrivalForecast Of(int confirmed, int arrived, params (int Minutes, int Count)[] arrivals) =>
        ArrivalForecast.Of(new EventFigures
        {
            EventId = Guid.CreateVersion7(),
            At = At,
            ByStatus = new StatusCounts(0, confirmed, arrived, 7),
            Arrivals = [.. arrivals.Select(a => new Arrivals(At.AddMinutes(a.Minutes), a.Count))],
        });
}
