using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Companies;

/// <summary>Writes the search column of a company's people anew.</summary>
internal static class CompanyIndex
{
    private const int Batch = 500;
    private const int MostRepeats = 20;

    /// <summary>Call inside the transaction that renamed the company. Memory stays flat however many people it has.</summary>
    internal static async Task WriteAsync(CrowdCommsContext context, CompanyRow company, CancellationToken cancellationToken)
    {
        var (last, repeats) = (Guid.Empty, 0);
        while (true)
        {
            context.ChangeTracker.Clear();
            var people = await context.Registrants.Where(r => r.CompanyId == company.Id && r.Id.CompareTo(last) > 0)
                .OrderBy(r => r.Id).Take(Batch).ToListAsync(cancellationToken);
            people.ForEach(person => person.Index(company.Name));
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (++repeats < MostRepeats)
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
