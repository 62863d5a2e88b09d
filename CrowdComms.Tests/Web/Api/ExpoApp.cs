using CrowdComms.Tests.Support;
using CrowdComms.Web;

namespace CrowdComms.Tests.Web.Api;

/// <summary>One running app for all tests of a class: they register people of their own.</summary>
public sealed class ExpoApp : IAsyncLifetime
{
    /// <summary>The app.</summary>
    public AppInProcess App { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => App = await AppInProcess.StartAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => App.DisposeAsync();
}
