using System.Diagnostics;

namespace CrowdComms.Bench.Boards;

/// <summary>Changes that are made one after the other, when each was made, and the bytes by which each is recognised.</summary>
internal sealed class Changes
{
    private readonly byte[][] _marks;
    private readonly long[] _sent, _answered;
    private readonly List<Follower> _followers = [];
    private int _made;

    /// <param name="count">How many changes follow.</param>
    /// <param name="mark">The bytes that only a message has that carries the change of this number, counted from 1.</param>
    internal Changes(int count, Func<int, byte[]> mark)
    {
        _marks = [.. Enumerable.Range(1, count).Select(mark)];
        (_sent, _answered) = (new long[count], new long[count]);
    }

    internal int Count => _marks.Length;

    /// <summary>How many were sent so far.</summary>
    internal int Made => Volatile.Read(ref _made);

    /// <summary>Those who hear of the changes.</summary>
    internal IReadOnlyList<Follower> Followers => _followers;

    /// <summary>Whether everybody has heard of every change.</summary>
    internal bool AllArrived => _followers.TrueForAll(f => f.Heard == Count);

    /// <summary>Makes the next change.</summary>
    internal async Task MakeAsync(Func<int, Task> changeAsync)
    {
        _sent[_made] = Stopwatch.GetTimestamp();
        var number = Interlocked.Increment(ref _made);
        await changeAsync(number);
        _answered[number - 1] = Stopwatch.GetTimestamp();
    }

    internal Follower Follow()
    {
        var follower = new Follower(this);
        _followers.Add(follower);
        return follower;
    }

    internal byte[] Mark(int number) => _marks[number - 1];

    /// <summary>The milliseconds until each change arrived at each follower, from the moment before it was sent.</summary>
    internal IEnumerable<double> SinceSent() => Waits(_sent);

    /// <summary>The same, from the moment at which the server had answered; below zero where the push was faster.</summary>
    internal IEnumerable<double> SinceAnswered() => Waits(_answered);

    private IEnumerable<double> Waits(long[] from) => _followers.SelectMany(follower => follower.Arrived.Select((at, i) =>
        1000.0 * (at - from[i]) / Stopwatch.Frequency));
}

/// <summary>One who hears of changes: remembers when each arrived. A message may carry several at once.</summary>
internal sealed class Follower(Changes changes)
{
    private int _heard;

    /// <summary>The timestamps at which the changes arrived, in their order.</summary>
    internal long[] Arrived { get; } = new long[changes.Count];

    /// <summary>How many changes have arrived.</summary>
    internal int Heard => Volatile.Read(ref _heard);

    /// <summary>The messages that arrived, whatever they carry.</summary>
    internal int Messages { get; private set; }

    /// <summary>The bytes of those messages.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Takes a message that arrived now.</summary>
    internal void Hear(ReadOnlySpan<byte> message)
    {
        var now = Stopwatch.GetTimestamp();
        (Messages, Bytes) = (Messages + 1, Bytes + message.Length);
        for (var number = changes.Made; number > _heard; number--)
        {
            if (message.IndexOf(changes.Mark(number)) >= 0)
            {
                Arrived.AsSpan(_heard, number - _heard).Fill(now);
                Volatile.Write(ref _heard, number);
            }
        }
    }
}
