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

/// <summary>Renders pages without a browser, over the real services of a <see cref="House"/> and for one signed-in
/// user.</summary>
public sealed class Rendered : BunitContext
{
    // bUnit waits one second by default; a busy machine can need longer for its first page.
    static Rendered() => DefaultWaitTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Prepares rendering over a house; without <paramref name="actor"/> nobody is signed in.</summary>
    /// <param name="house">The house whose services the pages use.</param>
    /// <param name="actor">The signed-in user; null for none.</param>
    /// <param name="more">Replaces services of the house; null for none.</param>
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

    /// <summary>The component that shows the open dialogs.</summary>
    public IRenderedComponent<MudDialogProvider> Dialogs { get; }

    /// <summary>The component that shows the short messages at the edge of the page.</summary>
    public IRenderedComponent<MudSnackbarProvider> Snackbars { get; }
}
