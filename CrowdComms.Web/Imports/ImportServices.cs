namespace CrowdComms.Web.Imports;

/// <summary>Registers the services that imports need.</summary>
public static class ImportServices
{
    /// <summary>Adds the drafts of imports, the plans of those that programs ask for, and the worker that runs imports in the
    /// background.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportDrafts>().AddSingleton<ImportPlans>().AddSingleton<ImportWorker>()
        .AddHostedService(provider => provider.GetRequiredService<ImportWorker>());
}
