using CrowdComms.Data.Live;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Dashboard;

/// <summary>
/// The figures of an event in memory. One change costs the same however many registrants there are; what a change did not
/// touch is handed out as the same object again. Not for several threads at once.
/// </summary>
public sealed class FiguresFold
{
    internal const int CompaniesShown = 20;
    private static readonly TimeSpan SlotLength = TimeSpan.FromMinutes(5);

    private readonly Guid _eventId;
    private readonly Dictionary<Guid, PassFigures> _passes;
    private readonly Dictionary<Guid, StationFigures> _stations;
    private readonly CompanyTable _companies;
    private readonly RecentCheckIns _recent;
    private readonly SortedDictionary<long, int> _slots = [];
    private readonly Dictionary<Guid, ZoneFigures> _zones;
    private HashSet<Guid> _counted, _passed;
    private StatusCounts _all;
    private int _entries;
    private EventFigures? _last;
    private bool _passesChanged = true, _companiesChanged = true, _slotsChanged = true, _recentChanged = true, _zonesChanged = true;

    /// <summary>Begins with what SQL counted.</summary>
    public FiguresFold(CountedEvent counted)
    {
        _eventId = counted.EventId;
        _passes = counted.Passes.ToDictionary(p => p.Id);
        _stations = counted.Stations.ToDictionary(s => s.Id);
        _companies = new CompanyTable(counted.Companies);
        _recent = new RecentCheckIns(counted);
        foreach (var slot in counted.Arrivals)
        {
            _slots[slot.Slot] = slot.Count;
        }

        _zones = counted.Zones.ToDictionary(z => z.Id);
        _counted = [.. counted.Included];
        _passed = [.. counted.Included];
        _all = counted.Passes.Aggregate(default(StatusCounts), (sum, p) => sum.And(p.Counts));
        _entries = counted.Stations.Sum(s => s.Total);
    }

    /// <summary>When the figures change although nothing happens, because a check-in leaves the last minute; null for never.</summary>
    public DateTimeOffset? NextDecay => _recent.NextDecay;

    /// <summary>People in the list of the latest whose names are not known here.</summary>
    public IReadOnlyList<Guid> Nameless => [.. _recent.Latest.Where(l => l.Name is null).Select(l => l.RegistrantId)];

    /// <summary>Counts what happened, once.</summary>
    /// <returns>False when it names something that this fold does not know: count anew.</returns>
    public bool Apply(EventChanged changed)
    {
        var known = true;
        foreach (var move in changed.Moves)
        {
            known &= Apply(move);
        }

        foreach (var passage in changed.Passages)
        {
            known &= Apply(passage);
        }

        return known;
    }

    /// <summary>Counts one change, once.</summary>
    /// <returns>False when it names something that this fold does not know: count anew.</returns>
    public bool Apply(Move move)
    {
        if (!_counted.Add(move.ChangeId))
        {
            return true;
        }

        if (!_passes.TryGetValue(move.PassTypeId, out var pass) || !_companies.Knows(move) || (move.StationId is { } id && !_stations.ContainsKey(id)))
        {
            return false;
        }

        _all = _all.Moved(move.From, move.To);
        _passes[pass.Id] = pass with { Counts = pass.Counts.Moved(move.From, move.To) };
        _passesChanged = true;
        _companiesChanged |= _companies.Apply(move);
        if (move.To == RegistrantStatus.CheckedIn)
        {
            Arrive(move);
        }
        else if (move is { From: RegistrantStatus.CheckedIn, LeftAt: { } arrived })
        {
            Slot(arrived, -1);
            _recent.TakeBack(move.RegistrantId, arrived);
            _recentChanged = true;
        }

        return true;
    }

    /// <summary>Counts one way through doors, once.</summary>
    /// <returns>False when it names a zone that this fold does not know: count anew.</returns>
    public bool Apply(Passage passage)
    {
        if (passage.Entered.Concat(passage.Left).Any(z => !_zones.ContainsKey(z)))
        {
            return false;
        }

        // A step that ends visits is counted by its own change; its way out has the same id.
        if (_passed.Add(passage.ChangeId))
        {
            foreach (var (zone, more) in passage.Entered.Select(z => (z, 1)).Concat(passage.Left.Select(z => (z, -1))))
            {
                _zones[zone] = _zones[zone] with { Inside = _zones[zone].Inside + more };
            }

            _zonesChanged = true;
        }

        return true;
    }

    /// <summary>Gives names to people in the list of the latest.</summary>
    public void Name(IReadOnlyDictionary<Guid, PersonShown> names)
    {
        _recent.Name(names);
        _recentChanged = true;
    }

    /// <summary>Forgets the ids of changes that are too old to come again: those that a fresh count of the same numbers does not know.</summary>
    public void RememberAs(FiguresFold fresh) => (_counted, _passed) = (fresh._counted, fresh._passed);

    /// <summary>The figures at a moment.</summary>
    public EventFigures Figures(DateTimeOffset at)
    {
        var recentChanged = _recent.Forget(at) || _recentChanged;
        _recentChanged = false;
        return _last = new EventFigures
        {
            EventId = _eventId,
            At = at,
            VerifiedAt = at,
            ByStatus = _all,
            Entries = _entries,
            PerMinute = _recent.PerMinute,
            ByPassType = Kept(ref _passesChanged, _last?.ByPassType, () => [.. _passes.Values]),
            ByCompany = Kept(ref _companiesChanged, _last?.ByCompany, () => [.. _companies.Largest(CompaniesShown)]),
            Companies = _companies.Count,
            Arrivals = Kept(ref _slotsChanged, _last?.Arrivals, () => [.. _slots.Where(s => s.Value > 0).Select(s => new Arrivals(DateTimeOffset.UnixEpoch + s.Key * SlotLength, s.Value))]),
            Zones = Kept(ref _zonesChanged, _last?.Zones, () => [.. _zones.Values]),
            Stations = recentChanged ? [.. _stations.Values.Select(s => s with { PerMinute = _recent.PerMinuteAt(s.Id) })] : _last!.Stations,
            Latest = recentChanged ? [.. _recent.Latest.Select(Shown)] : _last!.Latest,
        };
    }

    private void Arrive(Move move)
    {
        Slot(move.At, 1);
        _recent.Add(move);
        _recentChanged = true;
        if (move.StationId is { } id)
        {
            _stations[id] = _stations[id] with { Total = _stations[id].Total + 1 };
            _entries++;
        }
    }

    private void Slot(DateTimeOffset at, int more)
    {
        var slot = at.ToUnixTimeSeconds() / (long)SlotLength.TotalSeconds;
        _slots[slot] = _slots.GetValueOrDefault(slot) + more;
        _slotsChanged = true;
    }

    private Arrival Shown(LatestCheckIn latest)
    {
        var pass = _passes[latest.PassTypeId];
        var station = latest.StationId is { } id ? _stations.GetValueOrDefault(id)?.Name : null;
        return new Arrival(latest.At, latest.RegistrantId, latest.Name, latest.Company, pass.Name, pass.Colour, station);
    }

    private static IReadOnlyList<T> Kept<T>(ref bool changed, IReadOnlyList<T>? before, Func<IReadOnlyList<T>> make)
    {
        if (!changed && before is not null)
        {
            return before;
        }

        changed = false;
        return make();
    }
}
