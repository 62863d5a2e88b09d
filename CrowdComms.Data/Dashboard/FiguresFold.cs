using CrowdComms.Data.Common;
using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>
/// The figures of an event in memory. One change costs the same however many registrants there are; what a change did not
/// touch is handed out as the same object again. Not for several threads at once.
/// </summary>
public sealed partial class FiguresFold
{
    internal const int CompaniesShown = 20, VipsKept = 200;

    private readonly Guid _eventId;
    private readonly Dictionary<Guid, PassFigures> _passes;
    private readonly StationTable _stations;
    private readonly VipList _vips;
    private readonly CompanyTable _companies;
    private readonly RecentCheckIns _recent;
    private readonly ArrivalTable _arrivals;
    private readonly ZoneTable _zones;
    private HashSet<Guid> _counted, _passed;
    private StatusCounts _all;
    private EventFigures? _last;
    private bool _passesChanged = true, _companiesChanged = true, _arrivalsChanged = true, _recentChanged = true, _stationsChanged = true, _vipsChanged = true, _zonesChanged = true;

    /// <summary>Begins with what SQL counted.</summary>
    public FiguresFold(CountedEvent counted)
    {
        _eventId = counted.EventId;
        _passes = counted.Passes.ToDictionary(p => p.Id);
        _stations = new StationTable(counted.Stations);
        _vips = new VipList(counted.Vips);
        _companies = new CompanyTable(counted.Companies);
        _recent = new RecentCheckIns(counted);
        _arrivals = new ArrivalTable(counted.Arrivals);
        _zones = new ZoneTable(counted.Zones);
        _counted = [.. counted.Included];
        _passed = [.. counted.Included];
        _all = counted.Passes.Aggregate(default(StatusCounts), (sum, p) => sum.And(p.Counts));
    }

    /// <summary>When the figures change although nothing happens, because a check-in leaves the last minute or a station falls silent; null for never.</summary>
    public DateTimeOffset? NextDecay => (_recent.NextDecay, _stations.NextSilence(_last?.At ?? DateTimeOffset.MinValue)) switch
    {
        ({ } decay, { } silence) => decay < silence ? decay : silence,
        var (decay, silence) => decay ?? silence,
    };

    /// <summary>People in the list of the latest whose names are not known here.</summary>
    public IReadOnlyList<Guid> Nameless => [.. _recent.Latest.Where(l => l.Name is null).Select(l => l.RegistrantId)];

    /// <summary>Whether the list of VIPs must be read anew, because somebody came onto it.</summary>
    public bool VipsUnknown => _vips.IsUnknown;

    /// <summary>Counts what happened, once.</summary>
    /// <param name="changed">What.</param>
    /// <param name="heard">When it was heard, UTC: where that is far from when it happened, another node's clock is wrong, and the pace counts it now.</param>
    /// <returns>False when it names something that this fold does not know: count anew.</returns>
    public bool Apply(EventChanged changed, DateTimeOffset? heard = null)
    {
        var known = true;
        foreach (var move in changed.Moves)
        {
            known &= Apply(move, heard);
        }

        foreach (var passage in changed.Passages)
        {
            known &= Apply(passage, heard);
        }

        return known;
    }

    /// <summary>Counts one change, once.</summary>
    /// <returns>False when it names something that this fold does not know: count anew.</returns>
    public bool Apply(Move move, DateTimeOffset? heard = null)
    {
        if (!_counted.Add(move.ChangeId))
        {
            return true;
        }

        if (!_passes.TryGetValue(move.PassTypeId, out var pass) || !_companies.Knows(move) || !_stations.Knows(move.StationId))
        {
            return false;
        }

        _all = _all.Moved(move.From, move.To);
        _passes[pass.Id] = pass with { Counts = pass.Counts.Moved(move.From, move.To) };
        _passesChanged = true;
        _companiesChanged |= _companies.Apply(move);
        if (move.To == RegistrantStatus.CheckedIn)
        {
            Arrive(move, heard ?? move.At);
        }
        else if (move is { From: RegistrantStatus.CheckedIn, LeftAt: { } arrived })
        {
            _arrivals.Add(arrived, move.PassTypeId, -1);
            _arrivalsChanged = true;
            _recent.TakeBack(move.RegistrantId, arrived);
            _recentChanged = true;
        }

        _vipsChanged |= pass.IsVip && _vips.Apply(move, _passes.Values.Where(p => p.IsVip).Sum(p => p.Counts.Missing));
        return true;
    }

    /// <summary>Counts one way through doors, once.</summary>
    /// <returns>False when it names a zone or a door that this fold does not know: count anew.</returns>
    public bool Apply(Passage passage, DateTimeOffset? heard = null)
    {
        if (!_zones.Knows(passage) || !_stations.Knows(passage.Scan?.StationId))
        {
            return false;
        }

        // A step that ends visits is counted by its own change; its way out has the same id.
        if (_passed.Add(passage.ChangeId))
        {
            _zones.Apply(passage);
            _zonesChanged = true;
            PassDoor(passage.Scan, heard);
        }

        return true;
    }

    /// <summary>Gives names to people in the list of the latest.</summary>
    public void Name(IReadOnlyDictionary<Guid, PersonShown> names)
    {
        _recent.Name(names);
        _recentChanged = true;
    }

    /// <summary>Takes the list of VIPs as it was read.</summary>
    public void Read(IReadOnlyList<MissingVip> vips)
    {
        _vips.Read(vips);
        _vipsChanged = true;
    }

    /// <summary>Forgets the ids of changes that are too old to come again: those that a fresh count of the same numbers does not know.</summary>
    public void RememberAs(FiguresFold fresh) => (_counted, _passed) = (fresh._counted, fresh._passed);

    private void Arrive(Move move, DateTimeOffset heard)
    {
        _arrivals.Add(move.At, move.PassTypeId, 1);
        _arrivalsChanged = true;
        _recent.Add(move, heard);
        _recentChanged = true;
        if (move.StationId is { } id)
        {
            _stations.Pass(id, move.At, isEntry: true);
        }
    }

    private void PassDoor(DoorScan? scan, DateTimeOffset? heard)
    {
        if (scan is null)
        {
            return;
        }

        _stations.Pass(scan.StationId, scan.At, scan.IsEntry);
        _stationsChanged = true;
        if (scan.IsEntry)
        {
            _recent.Add(new LetIn(scan.At, scan.StationId, false), heard ?? scan.At);
            _recentChanged = true;
        }
    }
}
