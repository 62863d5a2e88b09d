using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CrowdComms.Web.Messages;

/// <summary>The messages of an event: the list, the text of each kind, and writing to many registrants. The address
/// says which of them is shown.</summary>
public sealed partial class MessagesPage(NavigationManager navigation) : ComponentBase, IDisposable
{
    private static readonly (MessagePart Part, string Name)[] Parts =
        [(MessagePart.Sent, "Messages"), (MessagePart.Templates, "Templates"), (MessagePart.Mailing, "New mailing")];

    /// <summary>The slug of the event, from the address.</summary>
    [Parameter] public string Slug { get; set; } = "";

    private MessageFilter Filter { get; set; } = new();

    /// <inheritdoc />
    public void Dispose() => navigation.LocationChanged -= Moved;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Filter = MessageFilter.Of(navigation.Uri);
        navigation.LocationChanged += Moved;
    }

    private void Moved(object? sender, LocationChangedEventArgs moved)
    {
        if (new Uri(moved.Location).AbsolutePath == $"/events/{Slug}/messages")
        {
            Filter = MessageFilter.Of(moved.Location);
            _ = InvokeAsync(StateHasChanged);
        }
    }
}
