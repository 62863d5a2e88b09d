using CrowdComms.Data.Live;

namespace CrowdComms.Data.Dashboard;

/// <summary>Keeps the companies of an event sorted, the one with most registrants first. One change costs the logarithm
/// of the number of companies.</summary>
internal sealed class CompanyTable
{
    private readonly Dictionary<Guid, CompanyFigures> _companies;
    private readonly SortedSet<CompanyFigures> _largest = new(LargestFirst.Instance);

    internal CompanyTable(IReadOnlyList<CompanyFigures> companies)
    {
        _companies = companies.ToDictionary(c => c.Id);
        _largest.UnionWith(companies.Where(c => c.Counts.Total > 0));
    }

    /// <summary>The number of companies that have registrants.</summary>
    internal int Count => _largest.Count;

    /// <summary>Returns the companies with most registrants.</summary>
    internal IEnumerable<CompanyFigures> Largest(int most) => _largest.Take(most);

    /// <summary>Returns whether the company of a move is already in the table, or the move itself names it.</summary>
    internal bool Knows(Move move) => move.CompanyId is not { } id || _companies.ContainsKey(id)
        || move.Person?.Company is not null;

    /// <summary>Counts a move for the company of its registrant.</summary>
    /// <returns>Whether the registrant has a company, so that the table may have changed.</returns>
    internal bool Apply(Move move)
    {
        if (move.CompanyId is not { } id)
        {
            return false;
        }

        var before = _companies.GetValueOrDefault(id) ?? new CompanyFigures(id, move.Person!.Company!, default);
        _largest.Remove(before);
        _companies[id] = before with { Counts = before.Counts.Moved(move.From, move.To) };
        _largest.Add(_companies[id]);
        return true;
    }

    private sealed class LargestFirst : IComparer<CompanyFigures>
    {
        internal static readonly LargestFirst Instance = new();

        public int Compare(CompanyFigures? x, CompanyFigures? y)
        {
            var order = y!.Counts.Expected.CompareTo(x!.Counts.Expected);
            order = order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
            return order != 0 ? order : x.Id.CompareTo(y.Id);
        }
    }
}
