using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Ends the ticket of a registration that passes to another person, and gives the new holder one of their
/// own.</summary>
internal static class TicketPassing
{
    /// <summary>Replaces the ticket and queues it as an e-mail, if the edit passes it on; the caller saves.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="registrant">The registrant, described as the new holder already.</param>
    /// <param name="edit">The edit; without <see cref="RegistrantEdit.PassTicketOn"/>, and where the e-mail stays the same,
    /// nothing happens.</param>
    /// <param name="step">Who edits, and when.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    internal static async Task PassTicketOnAsync(
        this CrowdCommsContext context, Registrant registrant, RegistrantEdit edit, StepTaken step, CancellationToken cancellationToken)
    {
        // Another spelling of the same address is no other holder, and neither is a call that a program repeats.
        if (!edit.PassTicketOn || context.Entry(registrant).Property(r => r.EmailKey).OriginalValue == registrant.EmailKey)
        {
            return;
        }

        var old = await context.Tickets.SingleAsync(t => t.Code == registrant.TicketCode, cancellationToken);
        (old.RevokedAt, old.PassedOn) = (step.At, true);
        context.Tickets.Add(registrant.Reissue(step.At));
        context.AuditEntries.Add(AuditTrail.Entry(registrant.EventId, new AuditedThing(nameof(Registrant), registrant.Id),
            new AuditedAct("TicketPassedOn", step.By, step.At), [new FieldChange("ticketCode", old.Code, registrant.TicketCode)]));

        // Staff asked for this e-mail, so it is sent also where the event has switched off those that follow a step.
        if (registrant.Status != RegistrantStatus.Cancelled && registrant.Person.Email.Length > 0)
        {
            context.Messages.Add(new Message
            {
                EventId = registrant.EventId,
                RegistrantId = registrant.Id,
                Email = registrant.Person.Email,
                Kind = registrant.Status == RegistrantStatus.Registered ? MessageKind.Registered : MessageKind.Confirmed,
                CreatedAt = step.At,
                DueAt = step.At,
            });
        }
    }
}
