using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Questions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace CrowdComms.Web.Registrants;

/// <summary>The form that adds or edits a registrant. What was typed is lost only if the user agrees.</summary>
public sealed partial class PersonForm(
    RegistrantService registrants, RegistrantReader reader, Outage outage, IDialogService dialogs)
    : ComponentBase
{
    private bool _pointing;
    private AnswerFields? _answers;
    private bool? _passOn;

    /// <summary>The event, and the user who types.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrant as stored; null to add a new one.</summary>
    [Parameter] public RegistrantRow? Row { get; set; }

    /// <summary>The pass types of the event, for the user to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<PassChoice> PassTypes { get; set; } = [];

    /// <summary>Called after saving, with the registrant as stored now.</summary>
    [Parameter] public EventCallback<RegistrantRow> OnSaved { get; set; }

    /// <summary>Called when the focus should move to the first field, or to the first that is not acceptable.</summary>
    [Parameter] public EventCallback OnField { get; set; }

    /// <summary>Called when the user leaves the form without saving.</summary>
    [Parameter] public EventCallback OnCancel { get; set; }

    private PersonDraft Start { get; set; } = new();

    private PersonDraft Draft { get; set; } = new();

    private PersonComparison? Compared { get; set; }

    private int Version { get; set; }

    private Dictionary<string, string> Problems { get; set; } = [];

    private string? Refusal { get; set; }

    private bool Confirm { get; set; }

    private bool Saving { get; set; }

    private bool Settled { get; set; }

    private bool Dirty => !Settled && (Draft.Differs(Start) || _answers?.Dirty is true);

    private bool IsNewAddress => Row is not null
        && TextRules.KeyOfEmail(Draft["email"]) != TextRules.KeyOfEmail(Start["email"]);

    // Another name with another address is another person; another address alone is rather a correction.
    private bool PassOn => IsNewAddress
        && (_passOn ?? (Draft["firstName"] != Start["firstName"] || Draft["lastName"] != Start["lastName"]));

    private string PassOnWords => Row!.Status == RegistrantStatus.Cancelled || string.IsNullOrWhiteSpace(Draft["email"])
        ? "Revoke the old ticket" : "Revoke the old ticket and email the new holder their own";

    // A person from the desk may have no email; a new one needs it here, so that their ticket reaches them.
    private bool NeedsNoEmail => Row is { Source: RegistrantSource.Desk };

    private IEnumerable<PassChoice> Offered => PassTypes.Where(p => !p.Retired || p.Id == Row?.PassTypeId);

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var usual = Offered.FirstOrDefault()?.Code ?? "";
        Start = Row is null ? new PersonDraft { PassType = usual } : PersonDraft.Of(Row);
        (Draft, Version) = (Start.Copy(), Row?.Version ?? 0);
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender || (_pointing && Problems.Count > 0))
        {
            _pointing = false;
            await OnField.InvokeAsync();
        }
    }

    private async Task SaveAsync()
    {
        if (Saving)
        {
            return;
        }

        var details = Draft.Details() with { Answers = _answers?.Given };
        Say(RegistrantRules.Check(details, NeedsNoEmail), null);
        if (Problems.Count > 0)
        {
            Compared = null;
            return;
        }

        Saving = true;
        var answer = await outage.AskAsync(() => Row is null
            ? registrants.RegisterAsync(Access.Event.Id, new NewRegistrant(details, RegistrantSource.Desk, Confirm),
                Access.Actor, CancellationToken.None)
            : registrants.EditAsync(Access.Event.Id, new RegistrantEdit(Row.Id, Version, details) { PassTicketOn = PassOn },
                Access.Actor, CancellationToken.None));
        Saving = false;
        await (answer.Failed(out var error) ? RefusedAsync(error) : SavedAsync(answer.Value));
    }

    private async Task SavedAsync(RegistrantRow row)
    {
        Settled = true;
        await OnSaved.InvokeAsync(row);
    }

    private async Task RefusedAsync(Error error)
    {
        if (error.Kind == ErrorKind.Stale)
        {
            await CompareAsync(error);
            return;
        }

        Compared = null;
        var aboutPass = error.Code.StartsWith("pass_type.", StringComparison.Ordinal) && error.Fields is null;
        Say(aboutPass ? new Dictionary<string, string[]> { ["passType"] = [error.Message] } : error.Fields, error.Message);
    }

    // The user compares only what concerns this form: another status or another answer, for one, does not.
    private async Task CompareAsync(Error stale)
    {
        var now = await outage.AskAsync(() => reader.GetAsync(Access.Event.Id, Row!.Id, Access.Actor, CancellationToken.None));
        var answers = now.IsOk && _answers is not null ? await _answers.CompareAsync() : now.Error;
        if (answers is { Fields: null })
        {
            Refusal = answers.Message;
            return;
        }

        Compared = PersonComparison.Of(now.Value, Start, Draft) with { OfAnswers = answers is not null };
        (Start, Version) = (PersonDraft.Of(now.Value), now.Value.Version);
        if (Compared is { Disputed.Count: 0, OfAnswers: false })
        {
            Compared = null;
            await SaveAsync();
            return;
        }

        Say(answers?.Fields, stale.Message);
        Refusal = stale.Message;
    }

    private void Say(IReadOnlyDictionary<string, string[]>? fields, string? message)
    {
        Problems = (fields ?? new Dictionary<string, string[]>()).ToDictionary(f => f.Key, f => f.Value[0]);
        Refusal = Problems.Count > 0 ? Problems.GetValueOrDefault("passTicketOn") : message;
        _pointing = true;
    }

    private void Typed(string field)
    {
        if (Problems.ContainsKey(field))
        {
            var still = RegistrantRules.Check(Draft.Details(), NeedsNoEmail).GetValueOrDefault(field)?[0];
            Problems = Problems.Where(p => p.Key != field).Concat(still is null ? [] : [new(field, still)]).ToDictionary();
        }
    }

    private async Task AskAsync(LocationChangingContext moving)
    {
        if (!await MayLeaveAsync())
        {
            moving.PreventNavigation();
        }
    }

    private async Task CancelAsync()
    {
        if (await MayLeaveAsync())
        {
            await OnCancel.InvokeAsync();
        }
    }

    private async Task<bool> MayLeaveAsync() => Settled = !Dirty
        || await dialogs.ShowMessageBoxAsync("Leave without saving?", "Your changes will be lost.",
            yesText: "Keep editing", noText: "Leave") is false;

    private string NameOf(string code) => PassTypes.FirstOrDefault(p => p.Code == code)?.Name ?? code;
}
