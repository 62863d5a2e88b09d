namespace CrowdComms.Data.Outbox;

/// <summary>The full addresses of pages and files that messages link to. The host knows its routes and implements
/// them.</summary>
public interface IProductLinks
{
    /// <summary>The page on which an invited person accepts; <paramref name="key"/> is the secret of the
    /// invitation.</summary>
    Uri Invitation(string key);

    /// <summary>The page on which a user asks for a link to choose a new password.</summary>
    Uri ForgottenPassword();

    /// <summary>The page on which a user chooses a new password; <paramref name="token"/> permits it once.</summary>
    Uri NewPassword(Guid userId, string token);

    /// <summary>The page on which a contact person registers the people of their company.</summary>
    Uri CompanyLink(string key);

    /// <summary>The page that shows a person their position on the waiting list; <paramref name="key"/> is their
    /// secret.</summary>
    Uri WaitingPosition(string slug, string key);

    /// <summary>The page on which a waiting person takes the seat that is kept for them; <paramref name="key"/> is
    /// their secret.</summary>
    Uri Offer(string slug, string key);

    /// <summary>An export of an event, for members who sign in; <paramref name="fileName"/> is the last part of its
    /// address with its query, such as <c>registrants.csv?separator=semicolon</c>.</summary>
    Uri Export(string slug, string fileName);

    /// <summary>The list of those who are checked in at an event, latest arrival first, for members who sign
    /// in.</summary>
    Uri Arrivals(string slug);

    /// <summary>The public page of a ticket.</summary>
    Uri Ticket(string pageKey);

    /// <summary>The page on which a recipient leaves the mailings of an event; <paramref name="key"/> is the secret of
    /// the message.</summary>
    Uri Unsubscribe(string key);
}
