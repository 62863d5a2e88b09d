namespace CrowdComms.Web.Tickets;

/// <summary>The addresses of tickets. <c>TicketQr</c> and <c>TicketService</c> create what they show.</summary>
public static class TicketLinks
{
    /// <summary>The full address of the public page, to be sent to the registrant, such as
    /// <c>https://fair.example/t/0f…</c>.</summary>
    public static string Page(Uri site, string pageKey) => new Uri(site, $"t/{pageKey}").AbsoluteUri;

    /// <summary>The address of the calendar file, within the site.</summary>
    public static string Calendar(string pageKey) => $"/t/{pageKey}/event.ics";

    /// <summary>The address of the QR code as an image, within the site.</summary>
    public static string Qr(string pageKey) => $"/t/{pageKey}/qr.svg";

    /// <summary>The address of a registrant's QR code for members of the event, within the site.</summary>
    public static string Member(string slug, Guid registrantId) => $"/events/{slug}/registrants/{registrantId}/ticket.svg";
}
