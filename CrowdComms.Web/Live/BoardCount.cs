using System.Threading.Channels;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Live;

namespace CrowdComms.Web.Live;

/// <summary>
/// Keeps the figures of one board right: it counts by SQL, adds each change, and verifies the sum. The feed may deliver
/// a change after a count that already contains it; so the count also reads the ids of the newest changes, and these
/// are skipped.
/// </summary>
internal sealed class BoardCount(Guid eventId, BoardParts parts, ChannelReader<EventChanged> inbox)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);

    private FiguresFold? _fold;
    private EventFigures? _figures;
    private DateTimeOffset _countedAt = DateTimeOffset.MinValue, _verifiedAt, _retryAt, _madeAt = DateTimeOffset.MinValue;
    private FiguresState _state = FiguresState.Missing;
    private bool _reread = true, _doubted;

    /// <summary>Whether changes are added to the figures now; they wait in the inbox while the database cannot be
    /// reached.</summary>
    internal bool TakesChanges => _state is not (FiguresState.Behind or FiguresState.Missing) && !_reread;

    /// <summary>Whether the last work added a change or counted again, and did not only follow the clock.</summary>
    internal bool TookChanges { get; private set; }

    /// <summary>The instant at which the board has to work even if no change arrives before.</summary>
    internal DateTimeOffset NextDue
    {
        get
        {
            if (_state is FiguresState.Behind or FiguresState.Missing)
            {
                return _retryAt;
            }

            var (count, decay) = (CountDue, _fold?.NextDecay);
            if (decay < _madeAt + LiveBoard.DecayPause)
            {
                decay = _madeAt + LiveBoard.DecayPause;
            }

            return decay < count ? decay.Value : count;
        }
    }

    private DateTimeOffset CountDue =>
        _reread || _doubted ? _countedAt + LiveBoard.RereadPause
        : _state == FiguresState.Cut ? _countedAt + LiveBoard.CountWhenCut
        : _verifiedAt + LiveBoard.VerifyEvery;

    /// <summary>Adds the changes that wait, and counts or verifies by SQL if that is due.</summary>
    /// <returns>The new figures, or null if nothing changed.</returns>
    internal async Task<EventFigures?> WorkAsync(CancellationToken cancellationToken)
    {
        var before = (_figures, _state, _verifiedAt);
        TookChanges = false;
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
        (_figures, _madeAt) = (figures, changed ? parts.Clock.GetUtcNow() : _madeAt);
        return changed ? figures : null;
    }

    private void Fold()
    {
        while (_fold is not null && inbox.TryRead(out var changed))
        {
            TookChanges = true;
            _reread |= changed.Reread | !_fold.Apply(changed, parts.Clock.GetUtcNow());
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var isCut = parts.Feed.IsCut;
        var wasKnown = _fold is not null && !_reread && _state != FiguresState.Cut && !isCut;
        (_reread, TookChanges) = (false, TookChanges | !wasKnown);
        var counted = await parts.Reader.CountAsync(eventId, cancellationToken);
        var fresh = new FiguresFold(counted);
        var folded = _fold;
        while (inbox.TryRead(out var changed))
        {
            TookChanges = true;
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
            // While the changes of other nodes do not arrive, a difference is expected: it is not reported as an error.
            (_fold, _state, _verifiedAt, _doubted) = (fresh, isCut ? FiguresState.Cut : FiguresState.Right, _countedAt, false);
        }
    }

    // A difference may be a change that is committed but not published yet, so it counts only if a second count a
    // second later finds it too.
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
            parts.Log.LogError("The board of event {EventId} differed from the database; it shows the database's numbers now", eventId);
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
            parts.Log.LogWarning(failure, "The board of event {EventId} is waiting for the database", eventId);
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

    // The fold returns the same list object when nothing in it changed, so comparing references is enough.
    private static bool Same(EventFigures a, EventFigures b) =>
        a.ByStatus == b.ByStatus && a.Entries == b.Entries && a.PeopleToday == b.PeopleToday
            && a.PerMinute == b.PerMinute && a.State == b.State
            && a.VerifiedAt == b.VerifiedAt
        && ReferenceEquals(a.ByPassType, b.ByPassType) && ReferenceEquals(a.ByCompany, b.ByCompany)
        && ReferenceEquals(a.Arrivals, b.Arrivals)
        && ReferenceEquals(a.Zones, b.Zones) && ReferenceEquals(a.Stations, b.Stations) && ReferenceEquals(a.Latest, b.Latest)
        && ReferenceEquals(a.Vips, b.Vips);
}
