using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Events;
using CrowdComms.Web.Live;

namespace CrowdComms.Web.Dashboard;

/// <summary>Reads the board of one event for a program that uses the API.</summary>
public sealed class DashboardReader(EventAccess access, LiveBoards boards)
{
    /// <summary>How long a stream lasts; a caller that connects again has its rights checked again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Back = TimeSpan.FromSeconds(1);

    /// <summary>The event that is shown.</summary>
    public EventFacts Event => access.Event;

    /// <summary>Whether the caller may see the names of the people who arrived.</summary>
    public bool SeesNames => access.Actor.Has(MemberRole.Staff, access.Event.Id);

    /// <summary>Returns the figures of the board now; waits until the board has counted for the first time.</summary>
    public async Task<EventFigures> NowAsync(CancellationToken cancellationToken)
    {
        var counted = new TaskCompletionSource<EventFigures>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watch = boards.Watch(Event.Id, figures => counted.TrySetResult(figures));
        return watch.Current ?? await counted.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Returns the figures now and after every change, at most five times a second, until <paramref name="stopping"/>.
    /// A caller who reads slowly gets the newest figures and none of the older ones, because only one set is buffered.
    /// </summary>
    public async IAsyncEnumerable<SseItem<DashboardResponse>> StreamAsync([EnumeratorCancellation] CancellationToken stopping)
    {
        var newest = Channel.CreateBounded<EventFigures>(new BoundedChannelOptions(
            1)
        { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        using var watch = boards.Watch(Event.Id, figures => newest.Writer.TryWrite(figures));
        if (watch.Current is { } current)
        {
            newest.Writer.TryWrite(current);
        }

        var sent = 0L;
        while (await NextAsync(newest.Reader, stopping) is { } figures)
        {
            if (figures.Version > sent)
            {
                sent = figures.Version;
                yield return new SseItem<DashboardResponse>(SharedResponses.Of(figures, this))
                {
                    EventId = figures.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ReconnectionInterval = Back,
                };
            }
        }
    }

    private static async Task<EventFigures?> NextAsync(ChannelReader<EventFigures> newest, CancellationToken stopping)
    {
        try
        {
            return await newest.ReadAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
