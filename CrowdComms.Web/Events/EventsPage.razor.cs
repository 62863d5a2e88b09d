using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using CrowdComms.Web.Access;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace CrowdComms.Web.Events;

/// <summary>Lists the events of the user with their numbers; admins create events here.</summary>
public sealed partial class EventsPage(
    AccessService accessService, EventReader events, Outage outage, IDialogService dialogs, NavigationManager navigation) : ComponentBase
{
    private Actor? _actor;
    private Page<EventRow>? _page;
    private int _number = 1;
    private string? _failure;
    private Error? _refusal;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = default!;

    private int Pages => (_page!.Total + _page.PageSize - 1) / _page.PageSize;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync(1);

    private async Task LoadAsync(int number)
    {
        var read = await outage.TryAsync(async () =>
        {
            await EnterAsync();
            if (_actor is not null)
            {
                _page = await events.PageAsync(_actor, number, CancellationToken.None);
                _number = number;
            }
        });
        _failure = read.Error?.Message;
    }

    private async Task EnterAsync()
    {
        var who = (await SignedIn).User;
        if (_actor is null && who.UserId is { } user)
        {
            var entered = await accessService.EnterHouseAsync(user, CancellationToken.None);
            _refusal = entered.Error?.Code == AccountErrors.TwoFactorRequired.Code ? entered.Error : null;
            _actor = entered.IsOk ? entered.Value with { From = who.Origin } : null;
        }
    }

    private async Task CreateAsync()
    {
        var dialog = await dialogs.ShowAsync<CreateEventDialog>(
            "Create event",
            new DialogParameters<CreateEventDialog> { { d => d.Actor, _actor! } },
            new DialogOptions { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true });
        if (await dialog.Result is { Canceled: false, Data: string slug })
        {
            navigation.NavigateTo($"/events/{slug}/settings");
        }
    }
}
