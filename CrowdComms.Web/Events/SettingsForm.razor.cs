using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Events;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Events;

/// <summary>The form with the settings of one event.</summary>
public sealed partial class SettingsForm(
    EventService events, Outage outage, ISnackbar snackbar, NavigationManager navigation) : ComponentBase
{
    private EventForm? _form;
    private int _version;
    private Error? _refusal;
    private string? _failure;
    private bool _saving;

    /// <summary>The event, and the organiser who edits it.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var settings = await outage.AskAsync(() => events.GetAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        _failure = settings.Error?.Message;
        if (settings.IsOk)
        {
            Show(settings.Value);
        }
    }

    private async Task SaveAsync()
    {
        _saving = true;
        var details = _form!.ToDetails();
        var saved = details.Failed(out _refusal)
            ? _refusal
            : await outage.AskAsync(() =>
                events.EditAsync(new EventEdit(Access.Event.Id, _version, details.Value), Access.Actor, CancellationToken.None));
        _saving = false;
        if (!saved.Failed(out _refusal))
        {
            Show(saved.Value);
            snackbar.Add("Settings saved.", Severity.Success);

            // The page is opened again, because the bar shows the event's name and the slug may have changed.
            navigation.NavigateTo($"/events/{saved.Value.Details.Slug}/settings", replace: true);
        }
    }

    private void Show(EventSettings settings) => (_form, _version) = (EventForm.Of(settings.Details), settings.Version);

    private bool Has(string field) => _refusal?.Fields?.ContainsKey(field) ?? false;

    private string? Sentence(string field) => _refusal?.Fields?.GetValueOrDefault(field)?[0];
}
