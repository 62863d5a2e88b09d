using System.Threading.Channels;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>
/// The counting of a board: counts by SQL, folds changes, verifies. A change that was committed before a count but said
/// after it is in the count already; the count brings the ids of the newest changes with it, and those are not folded again.
/// </summary>
internal sealed class BoardCount(Guid eventId, BoardParts parts, ChannelReader<EventChanged> inbox)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    private FiguresFold? _fold;
    private EventFigures? _figures;
    private DateTimeOffset _countedAt = DateTimeOffset.MinValue, _verifiedAt, _retryAt;
    private FiguresState _state = FiguresState.Missing;
    private bool _reread = true, _doubted;

    /// <summary>Whether changes are folded now; while the database is away they wait.</summary>
    internal bool TakesChanges => _state is not (FiguresState.Behind or FiguresState.Missing) && !_reread;

    /// <summary>When there is something to do without a change.</summary>
    internal DateTimeOffset NextDue
    {
        get
        {
            if (_state is FiguresState.Behind or FiguresState.Missing)
            {
                return _retryAt;
            }

            var count = CountDue;
            return _fold?.NextDecay is { } decay && decay < count ? decay : count;
        }
    }

    private DateTimeOffset CountDue =>
        _reread || _doubted ? _countedAt + LiveBoard.RereadPause
        : _state == FiguresState.Cut ? _countedAt + LiveBoard.CountWhenCut
        : _verifiedAt + LiveBoard.VerifyEvery;

    /// <summary>Does what is due.</summary>
    /// <returns>New figures, or null when nothing changed.</returns>
    internal async Task<EventFigures?> WorkAsync(CancellationToken cancellationToken)
    {
        var before = (_figures, _state, _verifiedAt);
        try
        {
            Fold();
            var now = parts.Clock.GetUtcNow();
            if (now >= _retryAt && (_fold is null || now >= CountDue))
            {
                await CountAsync(cancellationToken);
            }

            await NameAsync(cancellationToken);
        }
#pragma warning disable CA1031 // Whatever stops one count, the board says so and tries again.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Fail(failure);
        }

        var figures = Made();
        var changed = before != (figures, _state, _verifiedAt);
        _figures = figures;
        return changed ? figures : null;
    }

    private void Fold()
    {
        while (_fold is not null && inbox.TryRead(out var changed))
        {
            _reread |= changed.Reread | !_fold.Apply(changed, parts.Clock.GetUtcNow());
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var isCut = parts.Feed.IsCut;
        var wasKnown = _fold is not null && !_reread && _state != FiguresState.Cut && !isCut;
        _reread = false;
        var counted = await parts.Reader.CountAsync(eventId, cancellationToken);
        var fresh = new FiguresFold(counted);
        var folded = _fold;
        while (inbox.TryRead(out var changed))
        {
            _reread |= changed.Reread | !fresh.Apply(changed, parts.Clock.GetUtcNow());
            _ = folded?.Apply(changed, parts.Clock.GetUtcNow());
        }

        _countedAt = _retryAt = parts.Clock.GetUtcNow();
        if (wasKnown && !_reread)
        {
            Compare(folded!, fresh);
        }
        else
        {
            // While other nodes are not heard, other numbers are what is expected and no mistake.
            (_fold, _state, _verifiedAt, _doubted) = (fresh, isCut ? FiguresState.Cut : FiguresState.Right, _countedAt, false);
        }
    }

    // A difference may be a change that is committed and not yet said: it counts only when a second look, a second later, finds it too.
    private void Compare(FiguresFold folded, FiguresFold fresh)
    {
        if (folded.CountsAs(fresh, _countedAt))
        {
            folded.RememberAs(fresh);
            (_state, _verifiedAt, _doubted) = (FiguresState.Right, _countedAt, false);
        }
        else if (!_doubted)
        {
            _doubted = true;
        }
        else
        {
            parts.Log.LogError("The board of event {EventId} showed other numbers than the tables have; it shows the tables' now", eventId);
            (_fold, _state, _verifiedAt, _doubted) = (fresh, FiguresState.Corrected, _countedAt, false);
        }
    }

    private async Task NameAsync(CancellationToken cancellationToken)
    {
        if (_fold?.Nameless is { Count: > 0 } nameless)
        {
            _fold.Name(await parts.Reader.NamesAsync(nameless, cancellationToken));
        }

        if (_fold?.VipsUnknown is true)
        {
            _fold.Read(await parts.Reader.MissingVipsAsync(eventId, cancellationToken));
        }
    }

    private void Fail(Exception failure)
    {
        if (parts.Outage.Is(failure))
        {
            parts.Log.LogWarning("The board of event {EventId} waits for the database", eventId);
        }
        else
        {
            parts.Log.LogError(failure, "The board of event {EventId} could not count", eventId);
        }

        _state = _fold is null ? FiguresState.Missing : FiguresState.Behind;
        (_reread, _retryAt) = (true, parts.Clock.GetUtcNow() + RetryPause);
    }

    private EventFigures Made()
    {
        var made = _fold?.Figures(parts.Clock.GetUtcNow()) ?? new EventFigures { EventId = eventId };
        made = made with { State = _state, VerifiedAt = _verifiedAt };
        return _figures is not null && Same(made, _figures) ? _figures : made;
    }

    // Parts that did not change are the same objects.
    private static bool Same(EventFigures a, EventFigures b) =>
        a.ByStatus == b.ByStatus && a.Entries == b.Entries && a.PerMinute == b.PerMinute && a.State == b.State && a.VerifiedAt == b.VerifiedAt
        && ReferenceEquals(a.ByPassType, b.ByPassType) && ReferenceEquals(a.ByCompany, b.ByCompany) && ReferenceEquals(a.Arrivals, b.Arrivals)
        && ReferenceEquals(a.Zones, b.Zones) && ReferenceEquals(a.Stations, b.Stations) && ReferenceEquals(a.Latest, b.Latest)
        && ReferenceEquals(a.Vips, b.Vips);
}
