using CrowdComms.Data.Languages;
using CrowdComms.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Queues the emails about accounts: the link by which a user who forgot their password chooses a new one, and
/// the notice that someone tried to register an address that has an account.</summary>
public sealed class AccountMail(
    IDbContextFactory<CrowdCommsContext> contexts, SmtpSettings smtp, IProductLinks links, TimeProvider clock)
{
    /// <summary>Whether a mail server is configured; otherwise messages are stored and not sent.</summary>
    public bool IsSending => smtp.IsConfigured;

    /// <summary>Queues a message with the address at which the user chooses a new password.</summary>
    /// <param name="user">The user, who has an email address.</param>
    /// <param name="token">What permits the change, in a form that an address can hold.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    public Task WritePasswordAsync(User user, string token, CancellationToken cancellationToken) =>
        WriteAsync(new Letter(MessageKind.PasswordReset, user.Email!,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["name"] = user.DisplayName,
                ["link"] = links.NewPassword(user.Id, token).AbsoluteUri,
                ["language"] = Language.Current.Code,
            }), cancellationToken);

    /// <summary>Queues a message that tells the owner of an account of the attempt to register its address again.</summary>
    /// <param name="email">The address that was typed, and that an account has.</param>
    /// <param name="cancellationToken">Cancels the save.</param>
    public Task WriteExistsAsync(string email, CancellationToken cancellationToken) =>
        WriteAsync(new Letter(MessageKind.AccountExists, email,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["link"] = links.ForgottenPassword().AbsoluteUri,
                ["language"] = Language.Current.Code,
            }), cancellationToken);

    private async Task WriteAsync(Letter letter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        OutgoingMessages.AddOfAccount(context, letter, clock.GetUtcNow());
        await context.SaveChangesAsync(cancellationToken);
    }
}
