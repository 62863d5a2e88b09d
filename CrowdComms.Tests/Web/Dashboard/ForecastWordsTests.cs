using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Web.Dashboard;

namespace CrowdComms.Tests.Web.Dashboard;

public sealed class ForecastWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 8, 2, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ForecastKind.NobodyExpected, null, "Nobody is expected yet.")]
    [InlineData(ForecastKind.AllIn, null, "Everybody who is expected is here.")]
    [InlineData(ForecastKind.NoPace, null, "Nobody came in the last minutes: no time can be named.")]
    [InlineData(ForecastKind.NearlyAll, null, "Nearly all are in. 60 still to come; some may not.")]
    [InlineData(ForecastKind.AtThisPace, 31, "The other 60 are in about 10:35.")]
    [InlineData(ForecastKind.AtThisPace, 900, "The other 60 are in, but in more than twelve hours.")]
    [InlineData(ForecastKind.AtThisPace, 4000, "Not all before the event ends.")]
    public void A_forecast_promises_no_more_than_it_knows(ForecastKind kind, int? minutes, string words)
    {
        var place = new EventFacts(Guid.CreateVersion7(), "expo", "Expo", "", "Europe/Berlin", Now.AddHours(-2),
            Now.AddDays(2), null, true);

        Assert.Equal(words,
            ForecastWords.Of(new ArrivalForecast(kind, 60, 2, minutes is { } m ? Now.AddMinutes(m) : null), place,
                Now));
    }
}
