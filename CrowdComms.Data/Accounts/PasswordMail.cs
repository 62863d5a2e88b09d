using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Writes the e-mail by which a user who forgot their password chooses a new one.</summary>
public sealed class PasswordMail(
    IDbContextFactory<CrowdCommsContext> contexts, SmtpSettings smtp, MessageSite site, TimeProvider clock)
{
    /// <summary>Whether a mail server is configured; otherwise messages are stored and not sent.</summary>
    public bool IsSending => smtp.IsConfigured;

    /// <summary>Queues a message with the address at which the user chooses a new password.</summary>
    /// <param name="email">The user's e-mail address.</param>
    /// <param name="name">The user's name, as the message addresses them.</param>
    /// <param name="path">The page's path within the site, with its token.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    public async Task WriteAsync(string email, string name, string path, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        OutgoingMessages.AddOfAccount(context, new Letter(MessageKind.PasswordReset, email,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = name,
                ["link"] = site.At(path),
            }), clock.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
    }
}
