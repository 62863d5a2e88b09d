namespace CrowdComms.Web.Tickets;

/// <summary>The addresses of tickets. What they show is made by <see cref="TicketQr"/> and <see cref="TicketService"/>.</summary>
public static class TicketLinks
{
    /// <summary>The public page, for whoever got its address, such as <c>https://fair.example/t/0f…</c>.</summary>
    public static string Page(Uri site, string pageKey) => new Uri(site, $"t/{pageKey}").AbsoluteUri;

    /// <summary>The event as a file for a calendar, within the site.</summary>
    public static string Calendar(string pageKey) => $"/t/{pageKey}/event.ics";

    /// <summary>The QR as a picture, within the site.</summary>
    public static string Qr(string pageKey) => $"/t/{pageKey}/qr.svg";

    /// <summary>The QR of a registrant for members of the event, within the site.</summary>
    public static string Member(string slug, Guid registrantId) => $"/events/{slug}/registrants/{registrantId}/ticket.svg";
}
