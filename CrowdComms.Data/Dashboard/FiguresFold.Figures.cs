namespace CrowdComms.Data.Dashboard;

public sealed partial class FiguresFold
{
    /// <summary>All companies that have registrants, the one with most people expected first.</summary>
    public IReadOnlyList<CompanyFigures> AllCompanies => [.. _companies.Largest(int.MaxValue)];

    /// <summary>The figures at a moment.</summary>
    public EventFigures Figures(DateTimeOffset at)
    {
        var recentChanged = _recent.Forget(at) || _recentChanged;
        _recentChanged = false;
        _stationsChanged |= recentChanged || _stations.Turned(_last!.Stations, at);
        return _last = new EventFigures
        {
            EventId = _eventId,
            At = at,
            VerifiedAt = at,
            ByStatus = _all,
            Entries = _stations.Entries,
            PerMinute = _recent.PerMinute,
            ByPassType = Kept(ref _passesChanged, _last?.ByPassType, () => [.. _passes.Values]),
            ByCompany = Kept(ref _companiesChanged, _last?.ByCompany, () => [.. _companies.Largest(CompaniesShown)]),
            Companies = _companies.Count,
            Arrivals = Kept(ref _arrivalsChanged, _last?.Arrivals, () => _arrivals.All),
            Zones = Kept(ref _zonesChanged, _last?.Zones, () => _zones.All),
            Stations = Kept(ref _stationsChanged, _last?.Stations, () => _stations.At(at, _recent.PerStation)),
            Vips = Kept(ref _vipsChanged, _last?.Vips, () => [.. _vips.First]),
            Latest = recentChanged ? [.. _recent.Latest.Select(Shown)] : _last!.Latest,
        };
    }

    /// <summary>Whether both count the same at a moment.</summary>
    public bool CountsAs(FiguresFold other, DateTimeOffset at) =>
        Figures(at).CountsAs(other.Figures(at)) && (VipsUnknown || other.VipsUnknown || _vips.First.Select(v => v.RegistrantId).SequenceEqual(other._vips.First.Select(v => v.RegistrantId)));

    private Arrival Shown(LatestCheckIn latest)
    {
        var pass = _passes[latest.PassTypeId];
        return new Arrival(latest.At, latest.RegistrantId, latest.Name, latest.Company, pass.Name, pass.Colour, _stations.NameOf(latest.StationId));
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
