using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Writes to whoever forgot their password.</summary>
public sealed class PasswordMail(
    IDbContextFactory<CrowdCommsContext> contexts, SmtpSettings smtp, MessageSite site, TimeProvider clock)
{
    /// <summary>Whether messages are sent, or only kept.</summary>
    public bool IsSending => smtp.IsConfigured;

    /// <summary>Keeps a message with the address at which a new password is chosen.</summary>
    /// <param name="email">To whom.</param>
    /// <param name="name">Their name.</param>
    /// <param name="path">The address, within the site.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task WriteAsync(string email, string name, string path, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        OutgoingMessages.AddOfAccount(context, MessageKind.PasswordReset,
            (email, new Dictionary<string,
                string>(StringComparer.Ordinal) { ["name"] = name, ["link"] = site.At(path) }), clock.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
    }
}
