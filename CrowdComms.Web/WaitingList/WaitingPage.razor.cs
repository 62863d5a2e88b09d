using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Registration;
using CrowdComms.Data.WaitingList;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using static CrowdComms.Web.WaitingList.WaitingListTexts;

namespace CrowdComms.Web.WaitingList;

/// <summary>The page on which people join the waiting list, see their place and leave it. It needs no sign-in, no
/// circuit and no script.</summary>
public sealed partial class WaitingPage(
    PublicRegistrationService registrations, WaitingService waiting, NavigationManager navigation) : ComponentBase
{
    /// <summary>The slug of the event, from the address.</summary>
    [Parameter] public string Slug { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private WaitingForm? Input { get; set; }

    [SupplyParameterFromQuery(Name = "place")] private string? Key { get; set; }

    [SupplyParameterFromQuery] private string? Pass { get; set; }

    [SupplyParameterFromQuery] private bool Joined { get; set; }

    [SupplyParameterFromQuery] private bool Left { get; set; }

    private PublicForm? Form { get; set; }

    private WaitingPosition? Place { get; set; }

    private Error? Refusal { get; set; }

    private EventFacts? Event => Key is null ? Form?.Event : Place?.Event;

    private string Here => RegistrationLinks.Waiting(Slug);

    private bool IsSent => HttpMethods.IsPost(Http.Request.Method);

    private IReadOnlyList<PublicPass> Full => [.. Form!.Passes.Where(p => p.Left == 0 || (IsSent && p.Code == Input!.PassType))];

    private string? Chosen => Input!.PassType ?? (Full.Count == 1 ? Full[0].Code : Pass);

    // A form that was sent stays on the screen with everything that was typed, even if a seat became free or registration
    // closed meanwhile.
    private string? Sentence => IsSent ? null
        : Form!.State is not (PublicState.Open or PublicState.Full) ? L["Registration is not open."]
        : Full.Count == 0 ? L["Places are available. You can register now."]
        : null;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        Input ??= new WaitingForm();
        await LoadAsync();
        if (Event is null)
        {
            Http.Response.OnStarting(() =>
            {
                Http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    private async Task JoinAsync()
    {
        // A spam program gets the response that it expects, so that it does not try again.
        var joined = string.IsNullOrEmpty(Input!.Website)
            ? await waiting.JoinAsync(Form!, Input.ToWish(), Http.RequestAborted) : default(Done);
        if (joined.Failed(out var refusal))
        {
            Refusal = refusal;
            await LoadAsync();
            return;
        }

        navigation.NavigateTo($"{Here}?joined=true");
    }

    private async Task LeaveAsync()
    {
        await waiting.LeaveAsync(Slug, Key!, Http.RequestAborted);
        navigation.NavigateTo($"{Here}?left=true");
    }

    private async Task LoadAsync()
    {
        if (Key is not null)
        {
            var place = await waiting.FindAsync(Slug, Key, Http.RequestAborted);
            Place = place.IsOk ? place.Value : null;
            return;
        }

        var form = await registrations.OpenAsync(Slug, Http.RequestAborted);
        Form = form.IsOk ? form.Value : null;
    }

    private string? SentenceAt(string field) => Refusal?.Fields?.GetValueOrDefault(field)?[0];
}
