using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CrowdComms.Web.Registrants;

/// <summary>The page that lists the registrants of an event. The address says what is shown, so that links and the back
/// button keep it.</summary>
public sealed partial class RegistrantsPage(NavigationManager navigation) : ComponentBase, IDisposable
{
    private RegistrantList? _list;

    /// <summary>The slug of the event, from the address.</summary>
    [Parameter] public string Slug { get; set; } = "";

    private RegistrantFilter Filter { get; set; } = new();

    private string Path => $"/events/{Slug}/registrants";

    private string AddAddress => (Filter with { Adding = true, Person = null }).Address(Path);

    /// <inheritdoc />
    public void Dispose() => navigation.LocationChanged -= Moved;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Filter = RegistrantFilter.Of(navigation.Uri);
        navigation.LocationChanged += Moved;
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == Path)
        {
            Filter = RegistrantFilter.Of(moved.Location);
            _ = InvokeAsync(StateHasChanged);
        }
    }

    // Typing on and closing the panel replace the entry in the browser's history, so that the back button skips them.
    private void Go(RegistrantFilter to)
    {
        var typing = Filter.Search.Length > 0 && to == Filter with { Search = to.Search, Page = to.Page };
        var closing = to.Person is null && !to.Adding && to.SameRowsAs(Filter);
        navigation.NavigateTo(to.Address(Path), replace: typing || closing);
    }

    private async Task ChangedAsync()
    {
        if (_list is not null)
        {
            await _list.ReloadAsync();
        }
    }
}
