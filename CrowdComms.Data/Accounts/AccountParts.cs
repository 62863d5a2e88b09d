using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Data.Accounts;

/// <summary>Registers this room.</summary>
internal static class AccountParts
{
    /// <summary>Adds its services.</summary>
    internal static void AddAccountParts(this IServiceCollection services)
    {
        services.AddSingleton<AccessService>();
        services.AddSingleton<MemberService>();
        services.AddSingleton<InvitationService>();
    }
}
