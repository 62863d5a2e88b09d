using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Questions;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Ends the ticket of a registration that passes to another person, and gives the new holder one of their
/// own.</summary>
internal static class TicketPassing
{
    // What staff group registrations by belongs to the registration and not to the person.
    private static readonly PersonField[] Kept = [PersonFields.FirstName, PersonFields.LastName, PersonFields.Email, PersonFields.Tags];

    /// <summary>Whether an edit passes the ticket on: it asks to, and the email changes. Another spelling of the same address is
    /// not another holder.</summary>
    internal static bool PassesTicketOn(this RegistrantEdit edit, Registrant registrant) =>
        edit.PassTicketOn && TextRules.KeyOfEmail(edit.Details.Email) != registrant.EmailKey;

    /// <summary>Whether an edit that passes the ticket on names another person. Staff and programs say so; a company's contact
    /// person, whose every new email gets a ticket, also corrects the address of the same person.</summary>
    internal static bool IsOfAnother(this RegistrantEdit edit, Registrant registrant, Actor by) => by.Visitor is null
        || Registrant.SortNameOf(edit.Details.FirstName, edit.Details.LastName) != registrant.SortName;

    /// <summary>Returns the details of a new holder. A form or a program also sends what it does not change: that is of the
    /// former holder, so it is left out, answers included. What a company's contact person sees in their short form stays as
    /// they left it.</summary>
    /// <param name="written">The details of the edit.</param>
    /// <param name="before">The former holder.</param>
    /// <param name="by">Who edits.</param>
    internal static RegistrantDetails OfNewHolder(RegistrantDetails written, PersonDetails before, Actor by) =>
        new(PersonFields.Person(field => Kept.Contains(field) || !field.IsSame(written, before)
            || (by.Visitor is not null && field.IsFor(PersonAudience.CompanyLink)) ? field.Value(written) : null),
            written.PassType, written.Company)
        {
            Answers = (written.Answers ?? GivenAnswers.None) with { OfAnother = true },
        };

    /// <summary>Replaces the ticket and queues it as an email; the caller saves.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="registrant">The registrant, described as the new holder already.</param>
    /// <param name="step">Who edits, and when.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    internal static async Task PassTicketOnAsync(
        this CrowdCommsContext context, Registrant registrant, StepTaken step, CancellationToken cancellationToken)
    {
        var old = await context.Tickets.SingleAsync(t => t.Code == registrant.TicketCode, cancellationToken);
        (old.RevokedAt, old.PassedOn) = (step.At, true);
        context.Tickets.Add(registrant.Reissue(step.At));
        context.AuditEntries.Add(AuditTrail.Entry(registrant.EventId, new AuditedThing(nameof(Registrant), registrant.Id),
            new AuditedAct("TicketPassedOn", step.By, step.At), [new FieldChange("ticketCode", old.Code, registrant.TicketCode)]));

        // Staff asked for this email, so it is sent also where the event has switched off those that follow a step.
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
