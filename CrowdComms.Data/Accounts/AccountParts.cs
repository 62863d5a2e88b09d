using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrowdComms.Data.Accounts;

/// <summary>Registers this room.</summary>
internal static class AccountParts
{
    /// <summary>Adds its services.</summary>
    internal static void AddAccountParts(this IServiceCollection services)
    {
        services.AddSingleton<ProtectionKeys>();
        services.AddSingleton<MemberService>();
        services.AddSingleton<InvitationService>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<PasswordMail>();
        services.TryAddSingleton<AccountRules>();
    }
}
