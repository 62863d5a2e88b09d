using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CrowdComms.Web.Audit;

/// <summary>The page that shows who changed what in an event. The address says which entries are shown.</summary>
public sealed partial class AuditPage(NavigationManager navigation) : ComponentBase, IDisposable
{
    /// <summary>The slug of the event, from the address.</summary>
    [Parameter] public string Slug { get; set; } = "";

    private string Address { get; set; } = "";

    /// <inheritdoc />
    public void Dispose() => navigation.LocationChanged -= Moved;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Address = navigation.Uri;
        navigation.LocationChanged += Moved;
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == $"/events/{Slug}/audit")
        {
            Address = moved.Location;
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
