using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Registrants;

/// <summary>
/// Says who may have one email address. It belongs to one person of an event, unless the event lets several people
/// share it; then their names must differ. People without an address, such as walk-ins, take none from anyone.
/// </summary>
internal static class EmailShares
{
    /// <summary>The longest text: two folded names of the length that they may have, and a blank.</summary>
    internal const int MostLength = 500;

    /// <summary>Returns what the unique index compares besides the email: the id of a person without one, the folded
    /// name where addresses are shared, and nothing otherwise.</summary>
    internal static string Of(Registrant person, bool sharedEmails) =>
        person.EmailKey.Length == 0 ? person.Id.ToString("n") : sharedEmails ? person.SortName : "";

    /// <summary>Reads the event that a person is registered for, with whether the email is taken there: by anyone, or by
    /// someone of the same name where addresses are shared. The index sees only people who were registered under the same
    /// setting; this sees all.</summary>
    internal static Task<EventToJoin?> FindAsync(
        CrowdCommsContext context, Guid eventId, PersonDetails person, CancellationToken cancellationToken)
    {
        var tidy = person.Tidied();
        var (email, name) = (TextRules.KeyOfEmail(tidy.Email), Registrant.SortNameOf(tidy.FirstName, tidy.LastName));
        return context.Events.Where(e => e.Id == eventId).Select(e => new EventToJoin(e, email != "" && context.Registrants.Any(
            r => r.EventId == eventId && r.EmailKey == email && (!e.SharedEmails || r.SortName == name))))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Returns the error of a changed registrant whose email another one has, and writes what tells them apart. An
    /// email that stays as it was may be that of others, who had it while addresses were shared; their names must
    /// differ.</summary>
    internal static async Task<Error?> RefusalAsync(
        CrowdCommsContext context, Registrant now, RegistrantRow before, CancellationToken cancellationToken)
    {
        var isSame = now.EmailKey == TextRules.KeyOfEmail(before.Person.Email);
        if (isSame && now.Person.Name == before.Name)
        {
            return null;
        }

        if (now.EmailKey.Length == 0 && before.HasEmail && now.Source != RegistrantSource.Desk)
        {
            return Error.Validation(TextRules.Problems(("email", TextRules.Email(""))));
        }

        var shared = await context.Events.Where(e => e.Id == now.EventId).Select(e => e.SharedEmails).SingleAsync(cancellationToken);
        var (byName, wasShared) = (shared || isSame, now.EmailShare.Length > 0);
        now.Share(byName && (shared || wasShared));
        var isTaken = now.EmailKey.Length > 0 && await context.Registrants.AnyAsync(
            r => r.EventId == now.EventId && r.EmailKey == now.EmailKey && r.Id != now.Id
                && (!byName || r.SortName == now.SortName), cancellationToken);
        return isTaken ? Taken(byName) : null;
    }

    /// <summary>Returns the error of an email that is taken; where addresses are shared, it speaks of the name too.</summary>
    internal static Error Taken(bool sharedEmails) =>
        sharedEmails ? RegistrantErrors.EmailAndNameTaken : RegistrantErrors.EmailTaken;
}

/// <summary>The event that a person is registered for.</summary>
/// <param name="Event">The event, tracked.</param>
/// <param name="IsTaken">Whether the person's email is taken there.</param>
internal sealed record EventToJoin(Event Event, bool IsTaken);
