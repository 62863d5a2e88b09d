using CrowdComms.Data.Common;
using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>
/// The figures of an event in memory. One change costs the same however many registrants there
/// are; what a change did not
/// touch is handed out as the same object again. Not for several threads at once.
/// </summary>
public sealed class FiguresFold
{
    internal const int CompaniesShown = 20, VipsKept = 200;

    private readonly Guid _eventId;
    private readonly Dictionary<Guid, PassFigures> _passes;
    private readonly VipList _vips;
    private readonly CompanyTable _companies;
    private readonly StationPace _pace;
    private readonly ArrivalTable _arrivals;
    private readonly ZoneTable _zones;
    private readonly Kept<PassFigures> _passesShown = new();
    private readonly Kept<CompanyFigures> _companiesShown = new();
    private readonly Kept<Arrivals> _arrivalsShown = new();
    private readonly Kept<ZoneFigures> _zonesShown = new();
    private readonly Kept<MissingVip> _vipsShown = new();
    private HashSet<Guid> _counted, _passed;
    private StatusCounts _all;
    private DateTimeOffset _at = DateTimeOffset.MinValue;

    /// <summary>Begins with what SQL counted.</summary>
    public FiguresFold(CountedEvent counted)
    {
        _eventId = counted.EventId;
        _passes = counted.Passes.ToDictionary(p => p.Id);
        _vips = new VipList(counted.Vips);
        _companies = new CompanyTable(counted.Companies);
        _pace = new StationPace(counted);
        _arrivals = new ArrivalTable(counted.Arrivals);
        _zones = new ZoneTable(counted.Zones);
        _counted = [.. counted.Included];
        _passed = [.. counted.Included];
        _all = counted.Passes.Aggregate(default(StatusCounts), (sum, p) => sum.And(p.Counts));
    }

    /// <summary>When the figures change although nothing happens, because a check-in leaves the last minute or a
    /// station falls silent; null for never.</summary>
    public DateTimeOffset? NextDecay => _pace.NextDecay(_at);

    /// <summary>People in the list of the latest whose names are not known here.</summary>
    public IReadOnlyList<Guid> Nameless => _pace.Nameless;

    /// <summary>Whether the list of VIPs must be read anew, because somebody came onto it.</summary>
    public bool VipsUnknown => _vips.IsUnknown;

    /// <summary>All companies that have registrants, the one with most people expected first.</summary>
    public IReadOnlyList<CompanyFigures> AllCompanies => [.. _companies.Largest(int.MaxValue)];

    /// <summary>The figures at a moment.</summary>
    public EventFigures Figures(DateTimeOffset at)
    {
        _at = at;
        _pace.MoveTo(at);
        return new EventFigures
        {
            EventId = _eventId,
            At = at,
            VerifiedAt = at,
            ByStatus = _all,
            Entries = _pace.Entries,
            PerMinute = _pace.PerMinute,
            ByPassType = _passesShown.Or(() => [.. _passes.Values]),
            ByCompany = _companiesShown.Or(() => [.. _companies.Largest(CompaniesShown)]),
            Companies = _companies.Count,
            Arrivals = _arrivalsShown.Or(() => _arrivals.All),
            Zones = _zonesShown.Or(() => _zones.All),
            Stations = _pace.Stations(at),
            Vips = _vipsShown.Or(() => [.. _vips.First]),
            Latest = _pace.Latest(_passes),
        };
    }

    /// <summary>Whether both count the same at a moment.</summary>
    public bool CountsAs(FiguresFold other, DateTimeOffset at) =>
        Figures(at).CountsAs(other.Figures(at))
        && (VipsUnknown || other.VipsUnknown || _vips.First.Select(v => v.RegistrantId)
            .SequenceEqual(other._vips.First.Select(v => v.RegistrantId)));

    /// <summary>Counts what happened, once.</summary>
    /// <param name="changed">What.</param>
    /// <param name="heard">When it was heard, UTC: where that is far from when it happened, another node's clock is
    /// wrong, and the pace counts it now.</param>
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

        if (!_passes.TryGetValue(move.PassTypeId, out var pass) || !_companies.Knows(move)
            || !_pace.Knows(move.StationId))
        {
            return false;
        }

        _all = _all.Moved(move.From, move.To);
        _passes[pass.Id] = pass with { Counts = pass.Counts.Moved(move.From, move.To) };
        _passesShown.Change();
        _companiesShown.Change(_companies.Apply(move));
        if (move.To == RegistrantStatus.CheckedIn)
        {
            _arrivals.Add(move.At, move.PassTypeId, 1);
            _arrivalsShown.Change();
            _pace.CheckIn(move, heard ?? move.At);
        }
        else if (move is { From: RegistrantStatus.CheckedIn, LeftAt: { } arrived })
        {
            _arrivals.Add(arrived, move.PassTypeId, -1);
            _arrivalsShown.Change();
            _pace.TakeBack(move.RegistrantId, arrived);
        }

        _vipsShown.Change(pass.IsVip
            && _vips.Apply(move, _passes.Values.Where(p => p.IsVip).Sum(p => p.Counts.Missing)));
        return true;
    }

    /// <summary>Counts one way through doors, once.</summary>
    /// <returns>False when it names a zone or a door that this fold does not know: count anew.</returns>
    public bool Apply(Passage passage, DateTimeOffset? heard = null)
    {
        if (!_zones.Knows(passage) || !_pace.Knows(passage.Scan?.StationId))
        {
            return false;
        }

        // A step that ends visits is counted by its own change; its way out has the same id.
        if (_passed.Add(passage.ChangeId))
        {
            _zones.Apply(passage);
            _zonesShown.Change();
            if (passage.Scan is { } scan)
            {
                _pace.PassDoor(scan, heard ?? scan.At);
            }
        }

        return true;
    }

    /// <summary>Gives names to people in the list of the latest.</summary>
    public void Name(IReadOnlyDictionary<Guid, PersonShown> names) => _pace.Name(names);

    /// <summary>Takes the list of VIPs as it was read.</summary>
    public void Read(IReadOnlyList<MissingVip> vips)
    {
        _vips.Read(vips);
        _vipsShown.Change();
    }

    /// <summary>Forgets the ids of changes that are too old to come again: those that a fresh count of the same
    /// numbers does not know.</summary>
    public void RememberAs(FiguresFold fresh) => (_counted, _passed) = (fresh._counted, fresh._passed);
}
