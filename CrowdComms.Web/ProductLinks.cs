using CrowdComms.Data.Outbox;
using CrowdComms.Web.Accounts;
using CrowdComms.Web.CompanyLinks;
using CrowdComms.Web.Members;
using CrowdComms.Web.Messages;
using CrowdComms.Web.Shared;
using CrowdComms.Web.Tickets;

namespace CrowdComms.Web;

/// <summary>The full addresses in messages: <see cref="MessageSite"/> and the address of a page within the
/// site.</summary>
public sealed class ProductLinks(MessageSite site) : IProductLinks
{
    /// <inheritdoc />
    public Uri Invitation(string key) => Full(InvitationLinks.Page(key));

    /// <inheritdoc />
    public Uri ForgottenPassword() => Full(PasswordLinks.Forgotten);

    /// <inheritdoc />
    public Uri NewPassword(Guid userId, string token) => Full(PasswordLinks.New(userId, token));

    /// <inheritdoc />
    public Uri CompanyLink(string key) => Full(CompanyLinkAddress.Within(key));

    /// <inheritdoc />
    public Uri WaitingPosition(string slug, string key) => Full(RegistrationLinks.Place(slug, key));

    /// <inheritdoc />
    public Uri Offer(string slug, string key) => Full(RegistrationLinks.Offer(slug, key));

    /// <inheritdoc />
    public Uri Export(string slug, string fileName) => Full(ExportLinks.File(slug, fileName));

    /// <inheritdoc />
    public Uri Arrivals(string slug) =>
        Full($"/events/{slug}/registrants?status=CheckedIn&sort=CheckedInAt&order=desc");

    /// <inheritdoc />
    public Uri Ticket(string pageKey) => new(TicketLinks.Page(site.Base, pageKey));

    /// <inheritdoc />
    public Uri Unsubscribe(string key) => Full(UnsubscribeEndpoint.Unsubscribe(key));

    // PublicUrl may have a path, which a relative address keeps and one from the root would drop.
    private Uri Full(string within) => new(site.Base, within.TrimStart('/'));
}
