using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CrowdComms.Web.Scans;

/// <summary>The page that lists every scan, refused ones too. The address says which are shown.</summary>
public sealed partial class ScansPage(NavigationManager navigation) : ComponentBase, IDisposable
{
    /// <summary>The slug of the event, from the address.</summary>
    [Parameter] public string Slug { get; set; } = "";

    private ScanFilter Filter { get; set; } = new();

    /// <inheritdoc />
    public void Dispose() => navigation.LocationChanged -= Moved;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Filter = ScanFilter.Of(navigation.Uri);
        navigation.LocationChanged += Moved;
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == $"/events/{Slug}/scans")
        {
            Filter = ScanFilter.Of(moved.Location);
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
