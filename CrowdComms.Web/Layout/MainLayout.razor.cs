using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace CrowdComms.Web.Layout;

/// <summary>The frame of every page: the bar with the event switcher, the navigation of the event, and the page.</summary>
public sealed partial class MainLayout(
    NavigationManager navigation, AccessService accessService, DeviceKeys devices, EventReader events, Outage outage,
    ILogger<MainLayout> log)
{
    private IReadOnlyList<EventChoice> _choices = [];
    private DeviceAtWork? _device;
    private bool _isAdmin;
    private ErrorBoundary? _boundary;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = default!;

    private NavigationManager Navigation => navigation;

    private string[] Path => navigation.ToBaseRelativePath(navigation.Uri)
        .Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);

    // The slug in the address, if the user may open this event; otherwise null.
    private string? Slug => Path is ["events", var slug, ..] && (_isAdmin || _choices.Any(c => c.Slug == slug)) ? slug : null;

    private string? Section => Path is ["events", _, var section, ..] ? section : null;

    private string? Here => Path is ["events", _, var page] ? $"/{page}" : null;

    private bool Organises => _isAdmin || _choices.Any(c => c.Slug == Slug && c.Role == MemberRole.Organiser);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        navigation.LocationChanged += OnLocationChanged;
        await LoadAsync();
    }

    /// <inheritdoc />
    public void Dispose() => navigation.LocationChanged -= OnLocationChanged;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        _boundary?.Recover();
        _ = InvokeAsync(async () =>
        {
            await LoadAsync();
            StateHasChanged();
        });
    }

    private async Task LoadAsync()
    {
        try
        {
            var who = (await SignedIn).User;
            var user = who.IsDevice ? null : who.UserId;
            _device = who is { IsDevice: true, UserId: { } id } ? await devices.FindAsync(id, CancellationToken.None) : null;
            var actor = user is null ? null : await accessService.FindAsync(user.Value, CancellationToken.None);
            _isAdmin = actor?.IsAdmin ?? false;
            _choices = actor is null ? [] : await events.ChoicesAsync(actor, CancellationToken.None);
        }
        catch (Exception failure) when (outage.Is(failure))
        {
            // The page itself says that the database cannot be reached; the frame keeps the events that it read before.
            log.LogWarning(failure, "Could not read the events for the top bar: the database does not answer");
        }
    }

    private void Recover() => _boundary?.Recover();
}
