using Bogus;

namespace CrowdComms.Data.Demo;

/// <summary>Chooses when the demo's registrants register, confirm and arrive.</summary>
internal sealed class DemoHours(DemoVenue place, Randomizer random)
{
    /// <summary>Returns a time in the 60 days before the event, most often shortly before it.</summary>
    internal DateTimeOffset Registration() => place.Midnight.AddDays(-1 - (59 * Math.Pow(random.Double(), 2.2)));

    /// <summary>Returns a time within three days after the registration, and before the event.</summary>
    internal DateTimeOffset Confirmation(DateTimeOffset registered)
    {
        var confirmed = registered.AddHours(1 + (71 * Math.Pow(random.Double(), 2)));
        return confirmed < place.Midnight.AddHours(-12) ? confirmed : place.Midnight.AddHours(-random.Double(9, 12));
    }

    /// <summary>Returns a time of arrival: people who work at the event come early, the others in a rush at nine, a
    /// smaller one at eleven, and a few until four.</summary>
    internal DateTimeOffset Arrival(string pass)
    {
        var (wave, spread, even) = (random.Double(), Spread(), random.Double());
        var hour = pass is "STAFF" or "EXH" or "SPK" ? 7.9 + (0.3 * spread)
            : wave < 0.66 ? 9.0 + (0.5 * spread)
            : wave < 0.88 ? 11.0 + (0.7 * spread)
            : 12 + (4 * even);
        return place.Midnight.AddHours(Math.Clamp(hour, 7.1 + (0.3 * even), 16.5));
    }

    // Returns one standard normal random number by the Box–Muller method.
    private double Spread() => Math.Sqrt(-2 * Math.Log(1 - random.Double())) * Math.Cos(2 * Math.PI * random.Double());
}
