using CrowdComms.Data.Common;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Languages;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using static CrowdComms.Web.CompanyLinks.CompanyLinksTexts;

namespace CrowdComms.Web.CompanyLinks;

/// <summary>The page on which the contact person of a company registers its people. It needs no sign-in, no circuit and
/// no script.</summary>
public sealed partial class CompanyLinkPage(CompanyContactService companies, NavigationManager navigation) : ComponentBase
{
    /// <summary>The secret key of the link, from the address.</summary>
    [Parameter] public string Key { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = default!;

    [SupplyParameterFromForm] private GivenForm? Input { get; set; }

    [SupplyParameterFromQuery] private Guid? Correct { get; set; }

    [SupplyParameterFromQuery] private Guid? Cancel { get; set; }

    [SupplyParameterFromQuery] private string? Done { get; set; }

    private CompanyOverview? Access { get; set; }

    private Error? Refusal { get; set; }

    private bool Cancelling => Cancel is not null;

    // A form that was sent stays on the screen with everything that was typed, even if registration closed or the last
    // pass was taken meanwhile.
    private bool IsRegistering => HttpMethods.IsPost(Http.Request.Method) && Correct is null && Cancel is null;

    private CompanyPerson? Chosen => (Cancel ?? Correct) is { } id
        ? Access?.People.FirstOrDefault(p => p.Id == id && (!Cancelling || p.CanCancel || Refusal is not null)) : null;

    private string Here => CompanyLinkAddress.Within(Key);

    private string? Preferred => Input?.PassType ?? Access!.Allocations.FirstOrDefault(a => a.Left > 0)?.Code;

    private MarkupString? NoPass => !Access!.Allocations.All(a => a.Left == 0) ? null
        : Access.Event.ReplyTo is { } mail
            ? L.Markup("<bdi>{0}</bdi> has no passes left. Ask the organiser for more: <bdi>{1}</bdi>.", Access.Company, mail)
        : L.Markup("<bdi>{0}</bdi> has no passes left. Ask the organiser for more.", Access.Company);

    private string? PassSentence => Refusal?.Fields?.GetValueOrDefault("passType")?[0];

    private string? Said => Done switch
    {
        "registered" => L["Registered. The ticket is on its way to the email address you entered."],
        "corrected" => L["Changes saved."],
        "cancelled" => L["Registration cancelled. The pass is free again."],
        _ => null,
    };

    private string When => Dates.Span(Access!.Event.Local(Access.Event.StartsAt), Access.Event.Local(Access.Event.EndsAt));

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        PrivatePages.Keep(Http.Response);
        await LoadAsync();
        Input ??= Chosen?.Given is { } given ? GivenForm.Of(given, given) : new GivenForm();
        if (Access is null)
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

    private Task RegisterAsync() =>
        SaveAsync("registered", () => companies.RegisterAsync(Key, Input!.Details, Input.PassType ?? "", Http.RequestAborted));

    private async Task CorrectAsync()
    {
        var correction = Input!.Correction;
        await SaveAsync("corrected", () => companies.CorrectAsync(Key, Correct ?? Guid.Empty, correction, Http.RequestAborted));

        // After any other refusal the form still tells what it showed first, so that a change of others is found when it
        // is saved again.
        if (Refusal?.Kind == ErrorKind.Stale && Chosen?.Given is { } given)
        {
            var merged = PersonMerge.Of(given, correction, PersonAudience.CompanyLink);
            (Input, Refusal) = (GivenForm.Of(merged.Person, given), merged.Refusal ?? Refusal);
        }
    }

    private Task CancelAsync() => SaveAsync("cancelled", () => companies.CancelAsync(Key, Cancel ?? Guid.Empty, Http.RequestAborted));

    private async Task SaveAsync(string done, Func<Task<Result<string>>> save)
    {
        var saved = await save();
        if (!saved.Failed(out var refusal))
        {
            // A redirect follows, because reloading the page would otherwise send the form again.
            navigation.NavigateTo($"{Here}?done={done}");
            return;
        }

        Refusal = refusal;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var access = await companies.OpenAsync(Key, Http.RequestAborted);
        Access = access.IsOk ? access.Value : null;
    }
}
