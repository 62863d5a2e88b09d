using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Web.Questions;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Registration;

/// <summary>The part of the ticket page on which people correct, confirm or cancel their own registration.</summary>
public sealed partial class OwnPart(OwnRegistrationService registrations, NavigationManager navigation) : ComponentBase
{
    /// <summary>The secret key of the ticket page.</summary>
    [Parameter, EditorRequired] public string PageKey { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private RegisterForm? Input { get; set; }

    [SupplyParameterFromQuery] private string? Act { get; set; }

    private OwnRegistration? Own { get; set; }

    private AnswerCorrection Answers { get; set; } = AnswerCorrection.None;

    private FormCollection Unasked => FormAnswers.Unasked(Http, Own!.Questions);

    private Error? Refusal { get; set; }

    private string Here => $"/t/{PageKey}";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        Input ??= Own is null ? new RegisterForm() : RegisterForm.Of(Own.Details, Own.Details);
        // A form that was sent and is shown again has the typed answers, otherwise the stored ones are shown.
        Answers = Own is null ? AnswerCorrection.None
            : HttpMethods.IsPost(Http.Request.Method) ? FormAnswers.CorrectionOf(Http, Own.Questions)
            : new AnswerCorrection(Own.Answers, Own.Answers);
    }

    private Task ConfirmAsync() => SaveAsync("confirmed", () => registrations.ConfirmAsync(PageKey, Http.RequestAborted));

    private Task CancelAsync() => SaveAsync("cancelled", () => registrations.CancelAsync(PageKey, Http.RequestAborted));

    private async Task ChangeAsync()
    {
        var correction = new PersonCorrection(Input!.Seen, Input) { Answers = Answers };
        var unasked = Unasked.Count > 0 ? "&unasked=true" : "";
        await SaveAsync($"changed{unasked}", () => registrations.ChangeAsync(PageKey, correction, Http.RequestAborted));

        // After any other refusal the form still tells what it showed first, so that a change of others is found when it
        // is saved again.
        if (Refusal?.Kind == ErrorKind.Stale && Own is { } own)
        {
            var merged = own.Merged(correction);
            (Input, Answers) = (RegisterForm.Of(merged.Person, own.Details), new AnswerCorrection(own.Answers, merged.Answers));
            Refusal = merged.Refusal ?? Refusal;
        }
    }

    private async Task SaveAsync(string done, Func<Task<Result<Done>>> save)
    {
        var saved = await save();
        if (!saved.Failed(out var refusal))
        {
            navigation.NavigateTo($"{Here}?done={done}");
            return;
        }

        Refusal = refusal;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var own = await registrations.OpenAsync(PageKey, Http.RequestAborted);
        Own = own.IsOk ? own.Value : null;
    }
}
