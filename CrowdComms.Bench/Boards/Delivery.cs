using System.Diagnostics;
using Bogus;
using CrowdComms.Bench.Race;

namespace CrowdComms.Bench.Boards;

/// <summary>How changes reached an audience.</summary>
/// <param name="SinceSent">Milliseconds from the moment before a change was sent to the server until it arrived, each at each.</param>
/// <param name="SinceAnswered">The same from the server's answer; below zero where the push was faster.</param>
/// <param name="Messages">The messages that arrived at all of them.</param>
/// <param name="Bytes">The bytes of those messages.</param>
/// <param name="Cpu">The processor time of the server meanwhile.</param>
internal sealed record Delivery(List<double> SinceSent, List<double> SinceAnswered, int Messages, long Bytes, TimeSpan Cpu)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20), Longest = TimeSpan.FromSeconds(30),
        Rest = TimeSpan.FromSeconds(2);

    /// <summary>Makes changes at the instants of a pace, and waits until each has arrived at everybody.</summary>
    /// <exception cref="TimeoutException">One did not arrive within 30 seconds.</exception>
    internal static async Task<Delivery> MeasureAsync(IAudience audience, Pace pace, CancellationToken cancellationToken)
    {
        var changes = await audience.FollowAsync(pace.Changes, cancellationToken);
        // What connecting left to do is over before the first change.
        await Task.Delay(Rest, cancellationToken);
        var before = ProcessTime.Of(audience.Server)!.Value;
        foreach (var pause in pace.Pauses())
        {
            var next = Task.Delay(pause, cancellationToken);
            await changes.MakeAsync(number => audience.ChangeAsync(number, cancellationToken));
            await next;
        }

        await AllArrivedAsync(changes, cancellationToken);
        var spent = TimeSpan.FromSeconds(ProcessTime.Of(audience.Server)!.Value - before);
        return new Delivery([.. changes.SinceSent().Order()], [.. changes.SinceAnswered().Order()],
            changes.Followers.Sum(f => f.Messages), changes.Followers.Sum(f => f.Bytes), spent);
    }

    private static async Task AllArrivedAsync(Changes changes, CancellationToken cancellationToken)
    {
        for (var begin = Stopwatch.GetTimestamp(); !changes.AllArrived; await Task.Delay(Look, cancellationToken))
        {
            if (Stopwatch.GetElapsedTime(begin) > Longest)
            {
                throw new TimeoutException(
                    $"{changes.Followers.Count(f => f.Heard < changes.Count)} clients have not received all {changes.Count} changes.");
            }
        }
    }
}

/// <summary>How many changes are made, and how fast.</summary>
/// <param name="Name">The name for the tables.</param>
/// <param name="Changes">The number of changes.</param>
/// <param name="Least">The shortest pause after a change.</param>
/// <param name="Mean">The mean pause.</param>
internal sealed record Pace(string Name, int Changes, TimeSpan Least, TimeSpan Mean)
{
    /// <summary>One change that finds code and statements cold, and is not printed.</summary>
    internal static readonly Pace First = new("first", 1, TimeSpan.Zero, TimeSpan.Zero);

    internal static readonly Pace Quiet = new("quiet", 15, TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(1.7));

    internal static readonly Pace Busy = new("5 a second", 75, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));

    /// <summary>Pauses at random, so that the changes do not come in the rhythm of the board; the same in every run.</summary>
    internal IEnumerable<TimeSpan> Pauses()
    {
        var random = new Randomizer(5);
        return Enumerable.Range(0, Changes).Select(_ => Least - (Math.Log(1 - random.Double()) * (Mean - Least)));
    }
}
