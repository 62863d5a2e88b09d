using CrowdComms.Data.Common;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registration;
using CrowdComms.Data.WaitingList;
using CrowdComms.Web.Questions;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using static CrowdComms.Web.Registration.RegistrationTexts;

namespace CrowdComms.Web.Registration;

/// <summary>The page on which people register themselves. It needs no sign-in, no circuit and no script.</summary>
public sealed partial class RegisterPage(
    PublicRegistrationService registrations, WaitingService waiting, NavigationManager navigation) : ComponentBase
{
    /// <summary>The slug of the event, from the address.</summary>
    [Parameter] public string Slug { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private RegisterForm? Input { get; set; }

    [SupplyParameterFromQuery] private bool Known { get; set; }

    [SupplyParameterFromQuery] private string? Offer { get; set; }

    private PublicForm? Form { get; set; }

    private WaitingPosition? Place { get; set; }

    private WaitingPosition? Kept => Place is { IsOffered: true } ? Place : null;

    private WaitingPosition? Taken => Refusal?.Code == "waiting_list.offer_taken" ? Place : null;

    private Error? Refusal { get; set; }

    private string Here => RegistrationLinks.Page(Slug);

    private string? Chosen => Input!.PassType
        ?? (Form!.Passes.Count(p => p.Left != 0) == 1 ? Form.Passes.First(p => p.Left != 0).Code : null);

    private IReadOnlyList<PublicPass> Choosable => Kept?.Person.PassType is { } pass
        ? [new PublicPass(pass.Code, pass.Name, pass.Colour, null) { Id = pass.Id }] : Form!.Passes;

    private GivenAnswers Answers => FormAnswers.Of(Http, Form?.Questions ?? []);

    // Without any pass, the form shows all the answers in their fields.
    private FormCollection Unasked => FormAnswers.Unasked(Http,
        Form!.Questions.Where(q => Choosable.Count == 0 || QuestionFields.IsAsked(q, Choosable)));

    // A form that was sent stays on the screen with everything that was typed, even if registration closed or the event
    // became full meanwhile.
    private string? Sentence => HttpMethods.IsPost(Http.Request.Method)
        || Kept is not null ? null : Closed;

    private string? Closed => Form!.State switch
    {
        PublicState.Open => null,
        PublicState.NotYet => L["Registration opens on {0}.", At(Form.OpensAt!.Value)],
        PublicState.Closed => L["Registration is closed. If you still want to come, ask the organiser."],
        PublicState.Full => L["All places are taken. Join the waiting list: when someone cancels, we keep the place for you."],
        PublicState.ByOrganisers => L["You cannot register for this event yourself. Ask the organiser for a ticket."],
    };

    private string When => Dates.Span(Form!.Event.Local(Form.Event.StartsAt), Form.Event.Local(Form.Event.EndsAt));

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers.CacheControl = "no-store";
        await LoadAsync();
        Input ??= new RegisterForm { FirstName = Kept?.Person.FirstName ?? "", LastName = Kept?.Person.LastName ?? "" };
        if (Offer is not null && Form is not null && Kept is null && Refusal is null && HttpMethods.IsGet(Http.Request.Method))
        {
            navigation.NavigateTo(RegistrationLinks.Place(Slug, Offer));
            return;
        }

        if (Form is null)
        {
            // The status is set when the response starts: set now, it would show the error page for staff, with links
            // to their events.
            Http.Response.OnStarting(() =>
            {
                Http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }
    }

    private async Task RegisterAsync()
    {
        if (!string.IsNullOrEmpty(Input!.Website))
        {
            // A spam program gets the response that it expects, so that it does not try again.
            navigation.NavigateTo($"{Here}?known=true");
            return;
        }

        var answer = await registrations.RegisterAsync(Form!,
            Input.ToPerson() with { Offer = Offer, Answers = Answers }, Http.RequestAborted);
        if (answer.Failed(out var refusal))
        {
            Refusal = refusal;
            await LoadAsync();
            return;
        }

        // A redirect follows, because reloading the page would otherwise send the form again.
        var unasked = Unasked.Count > 0 ? "&unasked=true" : "";
        navigation.NavigateTo(answer.Value.PageKey is { } key ? $"/t/{key}?done=registered{unasked}" : $"{Here}?known=true");
    }

    private async Task LoadAsync()
    {
        var form = await registrations.OpenAsync(Slug, Http.RequestAborted);
        Form = form.IsOk ? form.Value : null;
        if (Offer is not null)
        {
            var kept = await waiting.FindAsync(Slug, Offer, Http.RequestAborted);
            Place = kept.IsOk ? kept.Value : null;
        }
    }

    private bool Wrong(string field) => SentenceAt(field) is not null;

    private string? SentenceAt(string field) => Refusal?.Fields?.GetValueOrDefault(field)?[0];

    private string At(DateTimeOffset at) => $"{Dates.DayOfYearAndTime(Form!.Event.Local(at))} ({Form.Event.TimeZone.Replace('_', ' ')})";
}
