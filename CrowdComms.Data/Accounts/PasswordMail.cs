using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Writes the e-mail by which a user who forgot their password chooses a new one.</summary>
public sealed class PasswordMail(
    IDbContextFactory<CrowdCommsContext> contexts, SmtpSettings smtp, IProductLinks links, TimeProvider clock)
{
    /// <summary>Whether a mail server is configured; otherwise messages are stored and not sent.</summary>
    public bool IsSending => smtp.IsConfigured;

    /// <summary>Queues a message with the address at which the user chooses a new password.</summary>
    /// <param name="user">The user, who has an e-mail address.</param>
    /// <param name="token">What permits the change, in a form that an address can hold.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    public async Task WriteAsync(User user, string token, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        OutgoingMessages.AddOfAccount(context, new Letter(MessageKind.PasswordReset, user.Email!,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = user.DisplayName,
                ["link"] = links.NewPassword(user.Id, token).AbsoluteUri,
            }), clock.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
    }
}
