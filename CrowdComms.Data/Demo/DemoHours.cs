using Bogus;

namespace CrowdComms.Data.Demo;

/// <summary>When the demo's people do what they do.</summary>
internal sealed class DemoHours(DemoPlace place, Randomizer random)
{
    /// <summary>Over the 60 days before, most of them lately.</summary>
    internal DateTimeOffset Registration() => place.Midnight.AddDays(-1 - (59 * Math.Pow(random.Double(), 2.2)));

    /// <summary>Within three days, and before the event.</summary>
    internal DateTimeOffset Confirmation(DateTimeOffset registered)
    {
        var confirmed = registered.AddHours(1 + (71 * Math.Pow(random.Double(), 2)));
        return confirmed < place.Midnight.AddHours(-12) ? confirmed : place.Midnight.AddHours(-random.Double(9, 12));
    }

    /// <summary>Those who work there come early, the others in a rush at nine, a smaller one at eleven, and a
    /// trickle until four.</summary>
    internal DateTimeOffset Arrival(string pass)
    {
        var (wave, spread, even) = (random.Double(), Spread(), random.Double());
        var hour = pass is "STAFF" or "EXH" or "SPK" ? 7.9 + (0.3 * spread)
            : wave < 0.66 ? 9.0 + (0.5 * spread)
            : wave < 0.88 ? 11.0 + (0.7 * spread)
            : 12 + (4 * even);
        return place.Midnight.AddHours(Math.Clamp(hour, 7.1 + (0.3 * even), 16.5));
    }

    // Box–Muller: one standard normal number.
    private double Spread() => Math.Sqrt(-2 * Math.Log(1 - random.Double())) * Math.Cos(2 * Math.PI * random.Double());
}
