using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Imports;

/// <summary>Collects the companies of a file that the event does not have: how many there are, and which of them
/// resemble known ones.</summary>
internal sealed class NewCompanies(ImportChoices choices)
{
    // So many names are compared with each other; a file with more of them is no list of companies.
    private const int MostListed = 200, MostCompared = 20_000;

    private readonly TextMarks _new = new();
    private readonly Dictionary<string, (string Name, int Rows)> _written = new(StringComparer.Ordinal);

    /// <summary>Adds a batch of rows, and returns how many new companies it names.</summary>
    internal int Add(IEnumerable<ImportRow> rows, Dictionary<string, Company> known)
    {
        var added = 0;
        foreach (var row in rows)
        {
            var (meant, written) = (row.CompanyKey, SearchText.Of(row.WrittenCompany));
            if (meant.Length > 0 && !known.ContainsKey(meant) && _new.Add(meant))
            {
                added++;
            }

            if (written.Length > 0 && (_written.Count < MostCompared || _written.ContainsKey(written))
                && (choices.Companies.ContainsKey(written) || !known.ContainsKey(written)))
            {
                _written[written] = _written.TryGetValue(written, out var seen) ? (seen.Name, seen.Rows + 1) : (row.WrittenCompany!, 1);
            }
        }

        return added;
    }

    /// <summary>The new companies whose names resemble a company of the event, or one that more rows of the file
    /// name.</summary>
    internal async Task<IReadOnlyList<NearCompany>> NearAsync(CrowdCommsContext context, Guid eventId, CancellationToken cancellationToken)
    {
        if (_written.Count == 0)
        {
            return [];
        }

        var names = await context.Companies.AsNoTracking().Where(c => c.EventId == eventId).OrderBy(c => c.NameKey)
            .Select(c => c.Name).ToListAsync(cancellationToken);
        var there = names.Select(SearchText.Of).ToHashSet(StringComparer.Ordinal);
        var fromFile = _written.OrderByDescending(w => w.Value.Rows).ThenBy(w => w.Key, StringComparer.Ordinal).ToList();
        var rank = fromFile.Select((w, i) => (w.Key, i)).ToDictionary(w => w.Key, w => w.i, StringComparer.Ordinal);
        var likeness = new CompanyLikeness(names.Concat(fromFile.Where(w => !there.Contains(w.Key)).Select(w => w.Value.Name)));
        var near = fromFile.Where(w => !there.Contains(w.Key)).Select(w => new NearCompany(
            w.Value.Name, w.Value.Rows,
            [.. likeness.Like(w.Value.Name).Where(l => there.Contains(SearchText.Of(l)) || rank[SearchText.Of(l)] < rank[w.Key])]));
        return [.. near.Where(n => n.Like.Count > 0).Take(MostListed)];
    }
}
