using CrowdComms.Data.Engines;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Companies;

/// <summary>Rewrites the search column of a company's registrants, which holds the company's name, after the name has
/// changed.</summary>
internal sealed class CompanyIndex(CrowdCommsContext context, IDatabaseEngine engine)
{
    private const int Batch = 500;
    private const int MostRepeats = 20;

    /// <summary>Must be called inside the transaction that renames the company. It works in batches, so its memory does
    /// not grow with the number of registrants.</summary>
    internal async Task WriteAsync(CompanyRow company, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var (last, repeats) = (Guid.Empty, 0);
        while (true)
        {
            context.ChangeTracker.Clear();
            var people = await context.Registrants.Where(r => r.CompanyId == company.Id && r.Id.CompareTo(last) > 0)
                .OrderBy(r => r.Id).Take(Batch).ToListAsync(cancellationToken);
            people.ForEach(person => person.Index(company.Name, at));
            if (!await engine.TrySaveAsync(context, failure => failure.IsOvertaken && ++repeats < MostRepeats,
                cancellationToken))
            {
                // A registrant of the batch was checked in or edited since the batch was read, so it is read and
                // written again.
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
