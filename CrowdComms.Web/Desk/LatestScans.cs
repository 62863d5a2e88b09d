using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Venue;

namespace CrowdComms.Web.Desk;

/// <summary>
/// The latest scans of the station that a desk works at. While only this desk scans at the station, it adds each
/// outcome to the list in memory. It reads the list again when it opens, after an undo, and when another browser has
/// scanned at the station.
/// </summary>
internal sealed class LatestScans(RecentScanReader reader, IChangeFeed feed) : IDisposable
{
    private const int Most = 20;

    private IDisposable? _listening;
    private EventStation? _place;
    private int _heard, _known;

    /// <summary>The latest scans, newest first.</summary>
    internal IReadOnlyList<RecentScan> Rows { get; private set; } = [];

    public void Dispose() => _listening?.Dispose();

    /// <summary>Reads the latest scans of a station from the database, and listens for new ones from then on.</summary>
    internal async Task ReadAsync(EventStation place, Actor actor, CancellationToken cancellationToken)
    {
        // The listener starts before the list is read, so that no scan between the two is missed.
        if (_place != place)
        {
            _listening?.Dispose();
            (_place, _listening) = (place, feed.Subscribe(place.EventId, Hear));
        }

        var heard = Volatile.Read(ref _heard);
        var read = await reader.ReadAsync(place, Most, actor, cancellationToken);
        (Rows, _known) = (read.IsOk ? read.Value : [], heard);
    }

    /// <summary>Adds the outcome of a scan of this desk, or reads the list again if others have scanned at the station
    /// too.</summary>
    internal Task AddAsync(ScanAnswer answer, EventStation place, Actor actor, CancellationToken cancellationToken)
    {
        var moves = answer is { Replayed: false, Outcome: ScanOutcome.Admitted or ScanOutcome.Left };

        // An admitted scan is published before its outcome is returned; every further change that was received comes
        // from another browser.
        _known += moves ? 1 : 0;
        if (answer.Replayed || place != _place || _known != Volatile.Read(ref _heard))
        {
            return ReadAsync(place, actor, cancellationToken);
        }

        var since = actor.Has(MemberRole.Organiser, place.EventId) ? DateTimeOffset.MinValue : answer.At - StatusRules.OwnScanUndo;
        Rows = [Row(answer, moves), .. Rows.Take(Most - 1)
            .Select(r => r with { CanUndo = r.CanUndo && r.At >= since && !(moves && IsOf(r, answer)) })];
        return Task.CompletedTask;
    }

    /// <summary>Empties the list and stops listening, because the desk no longer works at the station.</summary>
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
            answer.At, answer.Outcome, person?.Id, person?.Name
            ?? "", person?.Company, person?.PassType, person?.Colour, moves && person is not null)
        { ScanId = answer.ScanId };
    }

    // Any thread may call this.
    private void Hear(EventChanged changed)
    {
        if (_place is { } place
            && (changed.Moves.Any(m => m.StationId == place.StationId) || changed.Passages.Any(p => p.Scan?.StationId == place.StationId)))
        {
            Interlocked.Increment(ref _heard);
        }
    }
}
