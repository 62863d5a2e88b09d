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
        ForecastKind.NobodyExpected => "No one is expected yet.",
        ForecastKind.AllIn => "Everyone who is expected is here.",
        ForecastKind.NoPace => "No one has arrived in the last few minutes, so there is no forecast.",
        ForecastKind.NearlyAll => $"Nearly everyone is here. {forecast.Rest:N0} still to come, and some may not.",
        ForecastKind.AtThisPace => At(forecast, place, now),
    };

    internal static string Pace(double perMinute) => perMinute.ToString(perMinute < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    /// <summary>Says how many people arrived in the busiest five minutes, and when those began.</summary>
    internal static string Busiest(Arrivals busiest, EventFacts place, DateTimeOffset now)
    {
        var from = place.Local(busiest.From).ToString(busiest.From < now.AddHours(-20) ? "d MMM, HH:mm" : "HH:mm");
        return busiest.Count == 1 ? $"1 person from {from}" : $"{busiest.Count:N0} people from {from}";
    }

    private static string At(ArrivalForecast forecast, EventFacts place, DateTimeOffset now)
    {
        var all = forecast.AllInAt!.Value;
        var step = new DateTimeOffset((all.UtcTicks + Step.Ticks - 1) / Step.Ticks * Step.Ticks, TimeSpan.Zero);
        return all > place.EndsAt ? "Not everyone will be here before the event ends."
            : all - now > TimeSpan.FromHours(12) ? "Everyone will be here, but not within twelve hours."
            : forecast.Rest == 1 ? $"The last person should be here by about {place.Local(step):HH:mm}."
            : $"The remaining {forecast.Rest:N0} should be here by about {place.Local(step):HH:mm}.";
    }
}
