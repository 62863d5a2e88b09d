using System.Globalization;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;

namespace CrowdComms.Web.Dashboard;

/// <summary>Puts a forecast into words that promise no more than it knows.</summary>
internal static class ForecastWords
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    internal static string Of(ArrivalForecast forecast, EventFacts place, DateTimeOffset now) => forecast.Kind switch
    {
        ForecastKind.NobodyExpected => "Nobody is expected yet.",
        ForecastKind.AllIn => "Everybody who is expected is here.",
        ForecastKind.NoPace => "Nobody came in the last minutes: no time can be named.",
        ForecastKind.NearlyAll => $"Nearly all are in. {forecast.Rest:N0} still to come; some may not.",
        ForecastKind.AtThisPace => At(forecast, place, now),
    };

    internal static string Pace(double perMinute) => perMinute.ToString(perMinute < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    private static string At(ArrivalForecast forecast, EventFacts place, DateTimeOffset now)
    {
        var all = forecast.AllInAt!.Value;
        var rest = $"The other {forecast.Rest:N0} are in";
        var step = new DateTimeOffset((all.UtcTicks + Step.Ticks - 1) / Step.Ticks * Step.Ticks, TimeSpan.Zero);
        return all > place.EndsAt ? "Not all before the event ends."
            : all - now > TimeSpan.FromHours(12) ? $"{rest}, but in more than twelve hours."
            : $"{rest} about {place.Local(step):HH:mm}.";
    }
}
