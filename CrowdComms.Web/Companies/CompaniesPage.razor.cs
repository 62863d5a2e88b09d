using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CrowdComms.Web.Companies;

/// <summary>The page that lists the companies of an event. The address says what is shown, so that links and the back
/// button keep it.</summary>
public sealed partial class CompaniesPage(NavigationManager navigation) : ComponentBase, IDisposable
{
    private CompanyList? _list;

    /// <summary>The slug of the event, from the address.</summary>
    [Parameter] public string Slug { get; set; } = "";

    private CompanyFilter Filter { get; set; } = new();

    private string Path => $"/events/{Slug}/companies";

    /// <inheritdoc />
    public void Dispose() => navigation.LocationChanged -= Moved;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Filter = CompanyFilter.Of(navigation.Uri);
        navigation.LocationChanged += Moved;
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == Path)
        {
            Filter = CompanyFilter.Of(moved.Location);
            _ = InvokeAsync(StateHasChanged);
        }
    }

    // Typing on replaces the entry in the browser's history, so that the back button skips it.
    private void Go(CompanyFilter to) => navigation.NavigateTo(to.Address(Path), replace: Filter.Search.Length > 0 && to.Search.Length > 0);
}
