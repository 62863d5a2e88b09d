using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Companies;

/// <summary>Writes the search column of a company's people anew.</summary>
internal sealed class CompanyIndex(CrowdCommsContext context, IDatabaseEngine engine)
{
    private const int Batch = 500;
    private const int MostRepeats = 20;

    /// <summary>Call inside the transaction that renamed the company. Memory stays flat however
    /// many people it has.</summary>
    internal async Task WriteAsync(CompanyRow company, CancellationToken cancellationToken)
    {
        var (last, repeats) = (Guid.Empty, 0);
        while (true)
        {
            context.ChangeTracker.Clear();
            var people = await context.Registrants.Where(r => r.CompanyId == company.Id && r.Id.CompareTo(last) > 0)
                .OrderBy(r => r.Id).Take(Batch).ToListAsync(cancellationToken);
            people.ForEach(person => person.Index(company.Name));
            if (!await engine.TrySaveAsync(context, failure => failure.IsOvertaken && ++repeats < MostRepeats,
                cancellationToken))
            {
                // One of them was checked in or edited since we read: the same batch again.
                continue;
            }

            if (people.Count < Batch)
            {
                return;
            }

            last = people[^1].Id;
        }
    }
}
