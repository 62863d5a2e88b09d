using CrowdComms.Data.Access;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Engines;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Dashboard;

/// <summary>Lists the addresses at which the event's wall is shared.</summary>
public sealed partial class WallLinks(WallLinkService walls, PublicAddress address, NavigationManager navigation,
    Outage outage, ISnackbar snackbar) : ComponentBase
{
    private IReadOnlyList<WallLinkRow>? _links;
    private string? _failure, _problem;
    private string _label = "";
    private bool _busy;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => walls.ListAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        _failure = answer.Error?.Message;
        _links = answer.IsOk ? answer.Value : _links;
    }

    private async Task ShareAsync()
    {
        _busy = true;
        var answer = await outage.AskAsync(() => walls.ShareAsync(Access.Event.Id, _label, Access.Actor, CancellationToken.None));
        _busy = false;
        _problem = answer.Error?.Message;
        if (answer.IsOk)
        {
            _label = "";
            await LoadAsync();
        }
    }

    private async Task RevokeAsync(WallLinkRow link)
    {
        var answer = await outage.AskAsync(() => walls.RevokeAsync(Access.Event.Id, link.Id, Access.Actor, CancellationToken.None));
        snackbar.Add(answer.IsOk ? $"The link for “{link.Label}” no longer works."
            : answer.Error!.Message, answer.IsOk ? Severity.Success : Severity.Error);
        await LoadAsync();
    }

    private string Address(WallLinkRow link) => new Uri(address.Base(navigation.BaseUri), $"/w/{link.Key}").ToString();
}
