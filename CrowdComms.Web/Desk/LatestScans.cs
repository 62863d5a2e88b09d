using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;

namespace CrowdComms.Web.Desk;

/// <summary>
/// The latest scans of the station that a desk works at. A desk that scans alone adds each answer to the list that it has; it reads the
/// list when it opens, after an undo, and when somebody else scanned at the station since.
/// </summary>
internal sealed class LatestScans(RecentScanReader reader, IChangeFeed feed) : IDisposable
{
    private const int Most = 20;

    private IDisposable? _listening;
    private EntrancePlace? _place;
    private int _heard, _known;

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<RecentScan> Rows { get; private set; } = [];

    public void Dispose() => _listening?.Dispose();

    /// <summary>Reads the scans of a station.</summary>
    internal async Task ReadAsync(EntrancePlace place, Actor actor, CancellationToken cancellationToken)
    {
        // Heard of from here on, so that no scan slips in between.
        if (_place != place)
        {
            _listening?.Dispose();
            (_place, _listening) = (place, feed.Subscribe(place.EventId, Hear));
        }

        var heard = Volatile.Read(ref _heard);
        var read = await reader.ReadAsync(place, Most, actor, cancellationToken);
        (Rows, _known) = (read.IsOk ? read.Value : [], heard);
    }

    /// <summary>Adds the answer of a scan at the station that was read.</summary>
    internal Task AddAsync(ScanAnswer answer, EntrancePlace place, Actor actor, CancellationToken cancellationToken)
    {
        var moves = answer is { Replayed: false, Outcome: ScanOutcome.Admitted or ScanOutcome.Left };

        // Who was let through was published before it was answered; whatever else was heard is somebody else's.
        _known += moves ? 1 : 0;
        if (answer.Replayed || place != _place || _known != Volatile.Read(ref _heard))
        {
            return ReadAsync(place, actor, cancellationToken);
        }

        var since = actor.Has(MemberRole.Organiser, place.EventId) ? DateTimeOffset.MinValue : answer.At - StatusRules.OwnScanUndo;
        Rows = [Row(answer, moves), .. Rows.Take(Most - 1).Select(r => r with { CanUndo = r.CanUndo && r.At >= since && !(moves && IsOf(r, answer)) })];
        return Task.CompletedTask;
    }

    /// <summary>Forgets the station.</summary>
    internal void Forget()
    {
        _listening?.Dispose();
        (_listening, _place, Rows) = (null, null, []);
    }

    private static bool IsOf(RecentScan scan, ScanAnswer answer) => answer.Registrant is { } person && scan.RegistrantId == person.Id;

    private static RecentScan Row(ScanAnswer answer, bool moves)
    {
        var person = answer.Registrant;
        return new RecentScan(
            answer.At, answer.Outcome, person?.Id, person?.Name ?? "", person?.Company, person?.PassType, person?.Colour, moves && person is not null)
        { ScanId = answer.ScanId };
    }

    // Called from any thread.
    private void Hear(EventChanged changed)
    {
        if (_place is { } place
            && (changed.Moves.Any(m => m.StationId == place.StationId) || changed.Passages.Any(p => p.Scan?.StationId == place.StationId)))
        {
            Interlocked.Increment(ref _heard);
        }
    }
}
