using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Merges;

/// <summary>Moves people from one company to another, with an audit entry for each.</summary>
/// <param name="context">In a transaction.</param>
/// <param name="engine">Its database.</param>
/// <param name="step">Who moves them, and when.</param>
internal sealed class CompanyMoves(CrowdCommsContext context, IDatabaseEngine engine, StepTaken step)
{
    private const int Batch = 500;
    private const int MostRepeats = 20;

    /// <summary>Moves these people of one company in batches, so that memory stays flat however many they are. Forgets
    /// what the context tracked.</summary>
    /// <param name="people">Of the company that they leave.</param>
    /// <param name="from">The name of the company that they leave.</param>
    /// <param name="to">Where to.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Who moved.</returns>
    internal async Task<List<Guid>> MoveAsync(
        IQueryable<Registrant> people, string from, Company to, CancellationToken cancellationToken)
    {
        var moved = new List<Guid>();
        for (var (last, repeats) = (Guid.Empty, 0); ;)
        {
            context.ChangeTracker.Clear();
            context.Attach(to);
            var batch = await people.Where(r => r.Id.CompareTo(last) > 0).OrderBy(r => r.Id).Take(Batch)
                .ToListAsync(cancellationToken);
            foreach (var person in batch)
            {
                person.MoveTo(to);
                context.AuditEntries.Add(AuditTrail.Entry(person.EventId,
                    new AuditedThing(nameof(Registrant), person.Id), new AuditedAct("Changed", step.By, step.At),
                    [new FieldChange("company", from, to.Name)]));
            }

            if (!await engine.TrySaveAsync(context, failure => failure.IsOvertaken && ++repeats < MostRepeats,
                cancellationToken))
            {
                // One of them was checked in or edited since we read: the same batch again.
                continue;
            }

            moved.AddRange(batch.Select(r => r.Id));
            if (batch.Count < Batch)
            {
                return moved;
            }

            last = batch[^1].Id;
        }
    }
}
