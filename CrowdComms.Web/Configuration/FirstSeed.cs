using CrowdComms.Data.Demo;

namespace CrowdComms.Web.Configuration;

/// <summary>Makes the demo event and its users.</summary>
internal static class FirstSeed
{
    internal static Task PlantAsync(IServiceProvider services) => services.GetRequiredService<DemoSeed>().EnsureAsync(CancellationToken.None);
}
