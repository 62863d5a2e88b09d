using System.Collections.Concurrent;

namespace CrowdComms.Web.Observability;

/// <summary>Lets one line a minute of each place pass, and counts those that it swallows, so that an outage of an hour
/// under load fills no disk and still tells its size.</summary>
internal sealed class LogThrottle(TimeProvider clock)
{
    /// <summary>How long a place is silent after a line.</summary>
    internal static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // Places are lines in the code, of which there are fewer.
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <summary>Asks whether a line may be written now.</summary>
    /// <param name="place">The place in the code from which the line comes.</param>
    /// <returns>The number of lines that were swallowed since the last one; null if this one is swallowed too.</returns>
    internal int? Admit(string place)
    {
        if (_places.Count >= Most)
        {
            _places.Clear();
        }

        var (known, now) = (_places.GetOrAdd(place, _ => new Place()), clock.GetUtcNow());
        lock (known)
        {
            if (now < known.SilentUntil)
            {
                known.Swallowed++;
                return null;
            }

            var swallowed = known.Swallowed;
            (known.SilentUntil, known.Swallowed) = (now + Every, 0);
            return swallowed;
        }
    }

    private sealed class Place
    {
        internal DateTimeOffset SilentUntil { get; set; } = DateTimeOffset.MinValue;

        internal int Swallowed { get; set; }
    }
}
