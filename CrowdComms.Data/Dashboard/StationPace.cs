using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>Keeps how fast people come in, at which stations, and who arrived last.</summary>
internal sealed class StationPace(CountedEvent counted)
{
    private readonly StationTable _stations = new(counted.Stations);
    private readonly RecentCheckIns _recent = new(counted);
    private readonly Kept<StationFigures> _figures = new();
    private readonly Kept<Arrival> _latest = new();
    private IReadOnlyList<StationFigures> _shown = [];
    private bool _recentChanged = true;

    /// <summary>The number of admitted scans at all stations of the entrance.</summary>
    internal int Entries => _stations.Entries;

    /// <summary>The number of check-ins in the last minute.</summary>
    internal int PerMinute => _recent.PerMinute;

    /// <summary>The registrants among the latest arrivals whose names are not known here yet.</summary>
    internal IReadOnlyList<Guid> Nameless => [.. _recent.Latest.Where(l => l.Name is null).Select(l => l.RegistrantId)];

    /// <summary>Returns when an admission leaves the last minute or a station becomes silent; null for never.</summary>
    internal DateTimeOffset? NextDecay(DateTimeOffset since) => (_recent.NextDecay, _stations.NextSilence(since)) switch
    {
        ({ } decay, { } silence) => decay < silence ? decay : silence,
        var (decay, silence) => decay ?? silence,
    };

    internal bool Knows(Guid? stationId) => _stations.Knows(stationId);

    internal void Name(IReadOnlyDictionary<Guid, PersonShown> names)
    {
        _recent.Name(names);
        _recentChanged = true;
    }

    internal void CheckIn(Move move, DateTimeOffset heard)
    {
        _recent.Add(move, heard);
        _recentChanged = true;
        if (move.StationId is { } id)
        {
            _stations.Pass(id, move.At, isEntry: true);
        }
    }

    internal void TakeBack(Guid registrantId, DateTimeOffset arrived)
    {
        _recent.TakeBack(registrantId, arrived);
        _recentChanged = true;
    }

    internal void PassDoor(DoorScan scan, DateTimeOffset heard)
    {
        _stations.Pass(scan.StationId, scan.At, scan.IsEntry);
        _figures.Change();
        if (scan.IsEntry)
        {
            _recent.Add(new LetIn(scan.At, scan.StationId, false) { DecidedAt = scan.DecidedAt }, heard);
            _recentChanged = true;
        }
    }

    /// <summary>Forgets what is over at a moment. It must be called before <see cref="Stations"/> and
    /// <see cref="Latest"/> are read for that moment.</summary>
    internal void MoveTo(DateTimeOffset at)
    {
        var recentChanged = _recent.Forget(at) || _recentChanged;
        _recentChanged = false;
        _latest.Change(recentChanged);
        _figures.Change(recentChanged || _stations.Turned(_shown, at));
    }

    internal IReadOnlyList<StationFigures> Stations(DateTimeOffset at) =>
        _shown = _figures.Or(() => _stations.At(at, _recent.PerStation));

    internal IReadOnlyList<Arrival> Latest(IReadOnlyDictionary<Guid, PassFigures> passes) =>
        _latest.Or(() => [.. _recent.Latest.Select(latest =>
        {
            var pass = passes[latest.PassTypeId];
            return new Arrival(latest.At, latest.RegistrantId, latest.Name, latest.Company, pass.Name, pass.Colour,
                _stations.NameOf(latest.StationId));
        })]);
}
