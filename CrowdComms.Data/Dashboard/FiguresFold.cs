using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>Keeps the figures of one event in memory and counts each change into them. One change costs the same
/// however many registrants there are, and unchanged parts are handed out as the same objects. It must not be used by
/// several threads at the same time.</summary>
public sealed class FiguresFold
{
    internal const int CompaniesShown = 20, VipsKept = 200;

    private readonly Guid _eventId;
    private readonly string? _dailyIn;
    private readonly PassTable _passes;
    private readonly VipList _vips;
    private readonly CompanyTable _companies;
    private readonly StationPace _pace;
    private readonly ArrivalTable _arrivals;
    private readonly ZoneTable _zones;
    private readonly Kept<CompanyFigures> _companiesShown = new();
    private readonly Kept<Arrivals> _arrivalsShown = new();
    private readonly Kept<ZoneFigures> _zonesShown = new();
    private readonly Kept<MissingVip> _vipsShown = new();
    private HashSet<Guid> _counted, _passed;
    private DateTimeOffset _at = DateTimeOffset.MinValue;

    /// <summary>Begins with the counts that SQL returned.</summary>
    public FiguresFold(CountedEvent counted)
    {
        _eventId = counted.EventId;
        _dailyIn = counted.DailyIn;
        _passes = new PassTable(counted.Passes);
        _vips = new VipList(counted.Vips);
        _companies = new CompanyTable(counted.Companies);
        _pace = new StationPace(counted);
        _arrivals = new ArrivalTable(counted.Arrivals);
        _zones = new ZoneTable(counted.Zones);
        _counted = [.. counted.Included];
        _passed = [.. counted.Included];
    }

    /// <summary>When the figures change without a change of the data, because a check-in leaves the last minute, a
    /// station becomes silent or a day begins; null for never.</summary>
    public DateTimeOffset? NextDecay => (_pace.NextDecay(_at), Midnight) switch
    {
        ({ } decay, { } midnight) => decay < midnight ? decay : midnight,
        var (decay, midnight) => decay ?? midnight,
    };

    /// <summary>The registrants in the list of latest arrivals whose names this node has not read yet.</summary>
    public IReadOnlyList<Guid> Nameless => _pace.Nameless;

    /// <summary>Whether the list of VIPs must be read from the database again, because a registrant came onto it.</summary>
    public bool VipsUnknown => _vips.IsUnknown;

    /// <summary>All companies that have registrants, the one with most expected registrants first.</summary>
    public IReadOnlyList<CompanyFigures> AllCompanies => [.. _companies.Largest(int.MaxValue)];

    /// <summary>Composes the figures as of a moment.</summary>
    public EventFigures Figures(DateTimeOffset at)
    {
        _at = at;
        _pace.MoveTo(at);
        return new EventFigures
        {
            EventId = _eventId,
            At = at,
            VerifiedAt = at,
            ByStatus = _passes.Sum,
            Entries = _pace.Entries,
            PeopleToday = Today(at),
            PerMinute = _pace.PerMinute,
            ByPassType = _passes.All,
            ByCompany = _companiesShown.Or(() => [.. _companies.Largest(CompaniesShown)]),
            Companies = _companies.Count,
            Arrivals = _arrivalsShown.Or(() => _arrivals.All),
            Zones = _zonesShown.Or(() => _zones.All),
            Stations = _pace.Stations(at),
            Vips = _vipsShown.Or(() => [.. _vips.First]),
            Latest = _pace.Latest(_passes.ById),
        };
    }

    private DateTimeOffset? Midnight => _dailyIn is { } zone && _at > DateTimeOffset.MinValue ? EventDay.Of(_at, zone).Until : null;

    // Each person has one arrival a day, and midnight is always between two spans of five minutes.
    private int? Today(DateTimeOffset at) => _dailyIn is { } zone ? _arrivals.Count(EventDay.Of(at, zone)) : null;

    /// <summary>Returns whether both would show the same counts at a moment.</summary>
    public bool CountsAs(FiguresFold other, DateTimeOffset at) =>
        Figures(at).CountsAs(other.Figures(at))
        && (VipsUnknown || other.VipsUnknown || _vips.First.Select(v => v.RegistrantId)
            .SequenceEqual(other._vips.First.Select(v => v.RegistrantId)));

    /// <summary>Counts the changes that the feed published; a change that was counted before is ignored.</summary>
    /// <param name="changed">The changes that the feed published.</param>
    /// <param name="heard">When this node heard of the changes, UTC. When that is far from when they happened, the
    /// clock of the other node is wrong, and the pace counts them as happening now.</param>
    /// <returns>False when a change names something that these figures do not know, so that the event must be counted
    /// by SQL again.</returns>
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

    /// <summary>Counts one change of a registrant; a change that was counted before is ignored.</summary>
    /// <returns>False when the change names something that these figures do not know, so that the event must be counted
    /// by SQL again.</returns>
    public bool Apply(Move move, DateTimeOffset? heard = null)
    {
        if (!_counted.Add(move.ChangeId))
        {
            return true;
        }

        if (!_passes.Knows(move) || !_companies.Knows(move) || !_pace.Knows(move.StationId))
        {
            return false;
        }

        _passes.Apply(move);
        _companiesShown.Change(_companies.Apply(move));
        if (move is { From: RegistrantStatus.CheckedIn, LeftAt: { } arrived })
        {
            _arrivals.Add(arrived, move.PassTypeId, -1);
            _arrivalsShown.Change();
            _pace.TakeBack(move.RegistrantId, arrived);
        }

        if (move is { To: RegistrantStatus.CheckedIn, IsTakenBack: false })
        {
            _arrivals.Add(move.At, move.PassTypeId, 1);
            _arrivalsShown.Change();
            _pace.CheckIn(move, heard ?? move.DecidedAt ?? move.At);
        }

        _vipsShown.Change(_passes.IsVip(move) && _vips.Apply(move, _passes.MissingVips));
        return true;
    }

    /// <summary>Counts one passage through doors; a passage that was counted before is ignored.</summary>
    /// <returns>False when the passage names a zone or door that these figures do not know, so that the event must be
    /// counted by SQL again.</returns>
    public bool Apply(Passage passage, DateTimeOffset? heard = null)
    {
        if (!_zones.Knows(passage) || !_pace.Knows(passage.Scan?.StationId))
        {
            return false;
        }

        // An undone check-in that also ends visits is published as a change and as a passage of the same id, so the two
        // are remembered in separate sets.
        if (_passed.Add(passage.ChangeId))
        {
            _zones.Apply(passage);
            _zonesShown.Change();
            if (passage.Scan is { } scan)
            {
                _pace.PassDoor(scan, heard ?? scan.DecidedAt ?? scan.At);
            }
        }

        return true;
    }

    /// <summary>Adds the names of registrants in the list of latest arrivals, which were read from the database.</summary>
    public void Name(IReadOnlyDictionary<Guid, PersonShown> names) => _pace.Name(names);

    /// <summary>Replaces the list of VIPs by the one that was read from the database.</summary>
    public void Read(IReadOnlyList<MissingVip> vips)
    {
        _vips.Read(vips);
        _vipsShown.Change();
    }

    /// <summary>Forgets the ids of old changes by taking over the sets of a new count with the same numbers: changes
    /// that the new count does not remember are too old to be published again.</summary>
    public void RememberAs(FiguresFold fresh) => (_counted, _passed) = (fresh._counted, fresh._passed);
}
