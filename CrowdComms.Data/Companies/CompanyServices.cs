using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Merges;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Data.Companies;

/// <summary>Registers what companies have beside their names.</summary>
internal static class CompanyServices
{
    internal static void AddCompanyParts(this IServiceCollection services)
    {
        services.AddSingleton<AllocationService>();
        services.AddSingleton<CompanyMergeService>();
        services.AddSingleton<CompanyLinkService>();
        services.AddSingleton<CompanyContactService>();
    }
}
