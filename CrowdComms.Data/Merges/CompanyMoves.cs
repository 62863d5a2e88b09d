using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Merges;

/// <summary>Moves registrants from one company to another, with an audit entry for each.</summary>
/// <param name="context">A context with an open transaction.</param>
/// <param name="engine">The engine of its database.</param>
/// <param name="step">The actor and the time of the move.</param>
internal sealed class CompanyMoves(CrowdCommsContext context, IDatabaseEngine engine, StepTaken step)
{
    private const int Batch = 500;
    private const int MostRepeats = 20;

    /// <summary>Moves registrants in batches, so that memory does not grow with their number. It clears the context's
    /// change tracker.</summary>
    /// <param name="people">The registrants to move.</param>
    /// <param name="from">The name of the company that they leave, for the audit.</param>
    /// <param name="to">The company that they move to.</param>
    /// <param name="cancellationToken">Stops between two statements.</param>
    /// <returns>The ids of the registrants who moved.</returns>
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
                person.MoveTo(to, step.At);
                context.AuditEntries.Add(AuditTrail.Entry(person.EventId,
                    new AuditedThing(nameof(Registrant), person.Id), new AuditedAct("Changed", step.By, step.At),
                    [new FieldChange("company", from, to.Name)]));
            }

            if (!await engine.TrySaveAsync(context, failure => failure.IsOvertaken && ++repeats < MostRepeats,
                cancellationToken))
            {
                // One of the registrants changed between our read and our save, so the same batch is tried again.
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
