using System.Text;
using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registration;
using CrowdComms.Data.Tickets;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Registration;

/// <summary>Shows organisers whether people can register themselves now, at which address, and for which pass types.</summary>
public sealed partial class RegistrationState(
    PublicRegistrationService registrations, PublicAddress place, NavigationManager navigation, Outage outage) : ComponentBase
{
    private PublicForm? _form;
    private string? _failure;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    private string Address => new Uri(place.Base(navigation.BaseUri), RegistrationLinks.Page(Access.Event.Slug)).AbsoluteUri;

    private string Picture => Convert.ToBase64String(Encoding.UTF8.GetBytes(TicketQr.Svg(Address)));

    private string Title => _form!.State switch
    {
        PublicState.Open => "Open",
        PublicState.NotYet => "Opens later",
        PublicState.Closed => "Closed",
        PublicState.Full => "Full",
        PublicState.ByOrganisers => "Not open to the public",
    };

    private string Sentence => _form!.State switch
    {
        PublicState.Open when _form.ClosesAt is { } closes => $"People can register until {At(closes)}.",
        PublicState.Open => $"People can register until the event ends, {At(_form.Event.EndsAt)}.",
        PublicState.NotYet => $"People can register from {At(_form.OpensAt!.Value)}.",
        PublicState.Closed => "Registration has closed. To reopen it, change the closing time in the settings.",
        PublicState.Full => "All public places are taken. The form offers the waiting list.",
        PublicState.ByOrganisers when _form.Passes.Count == 0 =>
            "No pass type is public. Make at least one public, so that people can register themselves.",
        PublicState.ByOrganisers => "Self-registration is off. Turn it on in the settings.",
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => registrations.OpenAsync(Access.Event.Slug, CancellationToken.None));
        (_form, _failure) = answer.Failed(out var error) ? (_form, error.Message) : (answer.Value, null);
    }

    private string At(DateTimeOffset at) => $"{Access.Event.Local(at):d MMMM yyyy, HH:mm}";
}
