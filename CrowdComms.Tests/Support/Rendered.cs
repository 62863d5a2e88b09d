using System.Security.Claims;
using Bunit;
using CrowdComms.Data.Alerts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Live;
using CrowdComms.Web.Live;
using CrowdComms.Web.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MudBlazor;
using MudBlazor.Services;

namespace CrowdComms.Tests.Support;

/// <summary>Pages rendered without a browser, over the real services of a <see cref="House"/> and for one
/// signed-in user.</summary>
public sealed class Rendered : BunitContext
{
    // bUnit waits one second, which a busy machine can need for its first page.
    static Rendered() => DefaultWaitTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Renders over a house; nobody is signed in without <paramref name="actor"/>.</summary>
    /// <param name="house">The services.</param>
    /// <param name="actor">Who is signed in.</param>
    /// <param name="more">Services that take the place of the house's.</param>
    public Rendered(House house, Actor? actor = null, Action<IServiceCollection>? more = null)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddFallbackServiceProvider(house.Services);
        Services.AddMudServices();
        Services.AddSingleton<TimeProvider>(house.Clock);
        Services.AddSingleton(new PublicAddress(null));
        Services.AddSingleton(new ArrivalAlerts(house.Get<MarkService>(), house.Get<IChangeFeed>(),
            house.Get<Outage>(), NullLogger<ArrivalAlerts>.Instance));
        more?.Invoke(Services);
        var authorization = this.AddAuthorization();
        if (actor is not null)
        {
            authorization.SetAuthorized(actor.Name).SetClaims(
                new Claim(ClaimTypes.NameIdentifier, actor.UserId.ToString()!), new Claim("display_name", actor.Name));
        }

        Render<MudPopoverProvider>();
        Dialogs = Render<MudDialogProvider>();
        Snackbars = Render<MudSnackbarProvider>();
    }

    /// <summary>The dialogs that are open.</summary>
    public IRenderedComponent<MudDialogProvider> Dialogs { get; }

    /// <summary>The short messages that are shown.</summary>
    public IRenderedComponent<MudSnackbarProvider> Snackbars { get; }
}
