using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrowdComms.Data.Accounts;

/// <summary>Registers the services of accounts, members and invitations.</summary>
internal static class AccountParts
{
    /// <summary>Adds the services of this folder to the container.</summary>
    internal static void AddAccountParts(this IServiceCollection services)
    {
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<MemberService>();
        services.AddSingleton<InvitationService>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<SignInLocks>();
        services.AddSingleton<AccountMail>();
        services.TryAddSingleton<AccountRules>();
    }
}
