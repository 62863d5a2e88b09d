using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Web.Dashboard;

namespace CrowdComms.Tests.Web.Dashboard;

public sealed class ForecastWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 8, 2, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(ForecastKind.NobodyExpected, null, "No one is expected yet.")]
    [InlineData(ForecastKind.AllIn, null, "Everyone who is expected is here.")]
    [InlineData(ForecastKind.NoPace, null, "No one has arrived in the last few minutes, so there is no forecast.")]
    [InlineData(ForecastKind.NearlyAll, null, "Nearly everyone is here. 60 still to come, and some may not.")]
    [InlineData(ForecastKind.AtThisPace, 31, "The remaining 60 should be here by about 10:35.")]
    [InlineData(ForecastKind.AtThisPace, 900, "Everyone will be here, but not within twelve hours.")]
    [InlineData(ForecastKind.AtThisPace, 4000, "Not everyone will be here before the event ends.")]
    public void A_forecast_promises_no_more_than_it_knows(ForecastKind kind, int? minutes, string words)
    {
        var place = new EventFacts(Guid.CreateVersion7(), "expo", "Expo", "", "Europe/Berlin", Now.AddHours(-2),
            Now.AddDays(2), null, true);

        Assert.Equal(words,
            ForecastWords.Of(new ArrivalForecast(kind, 60, 2, minutes is { } m ? Now.AddMinutes(m) : null), place,
                Now));
    }
}
