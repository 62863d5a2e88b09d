using CrowdComms.Data.Common;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>Keeps the messages of a person whose ticket was passed on apart from those of the new holder. A message that was
/// queued before the ticket passed on is of the former holder.</summary>
internal static class FormerHolders
{
    // They show the ticket or lead to its page. The new holder is sent their own.
    private static readonly MessageKind[] WithTicket = [MessageKind.Registered, MessageKind.Confirmed, MessageKind.AlreadyRegistered];

    /// <summary>The messages of former holders: those from before the ticket of their registrant was passed on. This is the one
    /// place that says which they are.</summary>
    internal static IQueryable<Message> FormerMessages(this CrowdCommsContext context) => context.Messages.Where(
        m => context.Tickets.Any(t => t.RegistrantId == m.RegistrantId && t.PassedOn && t.RevokedAt > m.CreatedAt));

    /// <summary>Leaves a registrant's messages to the holder whose ticket passes on: those that wait go to that person's
    /// address and name them, and those with the ticket are not sent.</summary>
    /// <param name="context">A context with an open transaction.</param>
    /// <param name="former">The registrant before the edit.</param>
    /// <param name="step">Who passes the ticket on, and when.</param>
    /// <param name="cancellationToken">Cancels the statements.</param>
    internal static async Task LeaveMessagesAsync(
        this CrowdCommsContext context, RegistrantRow former, StepTaken step, CancellationToken cancellationToken)
    {
        var earlier = context.FormerMessages();
        var theirs = context.Messages.Where(
            m => m.RegistrantId == former.Id && m.CreatedAt < step.At && !earlier.Any(e => e.Id == m.Id));
        var waiting = theirs.Where(m => m.State == MessageState.Queued);

        // A registrant has one reminder. Without this one, the new holder gets theirs.
        await waiting.Where(m => m.Kind == MessageKind.Reminder).ExecuteDeleteAsync(cancellationToken);
        await waiting.ExecuteUpdateAsync(set => set.SetProperty(m => m.Email, former.Person.Email), cancellationToken);
        await waiting.Where(m => WithTicket.Contains(m.Kind)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, MessageState.Failed)
                .SetProperty(m => m.LastError, "The ticket was passed on before this was sent.")
                .SetProperty(m => m.Claim, (Guid?)null).SetProperty(m => m.ClaimedUntil, (DateTimeOffset?)null), cancellationToken);
        var facts = FactsOf(former);
        await theirs.ExecuteUpdateAsync(set => set.SetProperty(m => m.Facts, facts), cancellationToken);
    }

    /// <summary>Whether a message is of a former holder of the registrant's ticket.</summary>
    internal static Task<bool> IsOfFormerHolderAsync(
        this CrowdCommsContext context, Message message, CancellationToken cancellationToken) =>
            context.FormerMessages().AnyAsync(m => m.Id == message.Id, cancellationToken);

    // The merge fields of the person. The ticket is not theirs any more, so there is none.
    private static Dictionary<string, string> FactsOf(RegistrantRow former) => new(StringComparer.Ordinal)
    {
        ["first_name"] = former.Person.FirstName,
        ["last_name"] = former.Person.LastName ?? "",
        ["name"] = former.Name,
        ["company"] = former.Company ?? "",
        ["pass_type"] = former.PassType,
        ["language"] = former.Person.Language ?? "",
    };
}
