using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
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

    private Error? Refusal { get; set; }

    private string Here => $"/t/{PageKey}";

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await LoadAsync();
        Input ??= Own is null ? new RegisterForm() : RegisterForm.Of(Own);
    }

    private Task ConfirmAsync() => SaveAsync("confirmed", () => registrations.ConfirmAsync(PageKey, Http.RequestAborted));

    private Task CancelAsync() => SaveAsync("cancelled", () => registrations.CancelAsync(PageKey, Http.RequestAborted));

    private Task ChangeAsync() =>
        SaveAsync("changed",
            () => registrations.ChangeAsync(PageKey,
                Input!.ToChange() with
                {
                    Answers = Own is null ? GivenAnswers.None
                    : FormAnswers.Of(Http, Own.Questions)
                }, Http.RequestAborted));

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

        // The form now shows what the other editor changed, so saving again may overwrite it.
        Input!.Version = Own?.Version ?? 0;
    }

    // A form that was sent and is shown again has the typed answers, otherwise the stored ones are shown.
    private GivenAnswers Answers(OwnRegistration own) =>
        HttpMethods.IsPost(Http.Request.Method) ? FormAnswers.Of(Http, own.Questions) : own.Answers;

    private async Task LoadAsync()
    {
        var own = await registrations.OpenAsync(PageKey, Http.RequestAborted);
        Own = own.IsOk ? own.Value : null;
    }
}
