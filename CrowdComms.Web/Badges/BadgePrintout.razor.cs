using CrowdComms.Data.Access;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using static CrowdComms.Web.Badges.BadgesTexts;

namespace CrowdComms.Web.Badges;

/// <summary>Prints one registrant's badge: asks for a reason if it was printed before, opens the print dialog, and says
/// what to do if that fails.</summary>
public sealed partial class BadgePrintout(
    BadgeService badges, BadgeLayoutService layouts, Outage outage, IDialogService dialogs, IJSRuntime js) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<UnprintedLetters> _letters = [];
    private string? _said, _address;
    private bool _busy, _prints, _fetches;
    private BadgeState? _badge;

    /// <summary>The event, and the user or paired device that prints.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrant whose badge is printed. Each registrant gets a new component.</summary>
    [Parameter, EditorRequired] public Guid Person { get; set; }

    /// <summary>The name of the registrant.</summary>
    [Parameter, EditorRequired] public string Name { get; set; } = "";

    /// <summary>What the badge shows, where the page knows it: the database is then asked about missing letters only for
    /// texts beyond Latin ones. Null always asks.</summary>
    [Parameter] public BadgeContent? Content { get; set; }

    /// <summary>The id of the station where it is printed; null if it is not at a station.</summary>
    [Parameter] public Guid? StationId { get; set; }

    /// <summary>Whether it is part of a desk: it has the desk's style, and prints on its own if the event wants that and
    /// the badge was never printed.</summary>
    [Parameter] public bool AtDesk { get; set; }

    /// <summary>Whether no staff are beside the device: it prints on its own as at a desk, shows no buttons, and speaks
    /// to the visitor.</summary>
    [Parameter] public bool Unattended { get; set; }

    /// <summary>The language of a kiosk's visitor; null for that of the page.</summary>
    [Parameter] public Language? Spoken { get; set; }

    private string Words => _badge?.OutOfDate is null ? "Print badge" : "Print new badge";

    /// <summary>Whether a badge is offered only in place of one that is out of date; then nothing prints on its own.</summary>
    [Parameter] public bool OnlyOutOfDate { get; set; }

    /// <summary>Called after a print was recorded.</summary>
    [Parameter] public EventCallback OnPrinted { get; set; }

    [Inject] private BadgeLetterReader Letters { get; set; } = default!;

    // A visitor is told where the badge comes from, and in their language; staff are told what went wrong.
    private string? Said => !Unattended ? _said
        : _prints ? L["Your badge is being printed."]
        : _fetches ? L["Get your badge at the desk."] : null;

    private string Missing => Unattended
        ? BadgeWords.ToVisitor(_letters.Sum(l => l.Count))
        : BadgeWords.Sentences(_letters);

    private bool Offers => !OnlyOutOfDate || _badge?.OutOfDate is not null;

    // A source that is disposed gives no token any more, and an answer may come after the user has left.
    private CancellationToken Gone => _gone.IsCancellationRequested ? new CancellationToken(canceled: true) : _gone.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        await SayLettersAsync();
        await LookAsync();
        StateHasChanged();
        if ((AtDesk || Unattended) && !OnlyOutOfDate && !_gone.IsCancellationRequested)
        {
            await PrintIfWantedAsync();
            StateHasChanged();
        }
    }

    // It is said before anything is printed. When the database does not answer, the print itself says so.
    private async Task SayLettersAsync()
    {
        if (Content is null || !BadgeLetters.ArePlain(Content))
        {
            var answer = await outage.AskAsync(() => Letters.OfAsync(Access.Event.Id, Person, Access.Actor, Gone));
            _letters = answer.IsOk ? answer.Value : [];
        }
    }

    // Without the state the badge can still be printed, so a failure is not told. A visitor is told nothing of it.
    private async Task LookAsync()
    {
        if (Unattended)
        {
            return;
        }

        var badge = await outage.AskAsync(() => badges.StateAsync(Access.Event.Id, Person, Access.Actor, Gone));
        _badge = badge.IsOk ? badge.Value : null;
    }

    // A registrant who comes back after an undone check-in has a badge already.
    private async Task PrintIfWantedAsync()
    {
        var design = await outage.AskAsync(() => layouts.GetAsync(Access.Event.Id, Access.Actor, Gone));
        if (design is { IsOk: true, Value.PrintAtCheckIn: true } && (await RecordAsync(null)).Failed(out var error))
        {
            _fetches = true;
            _said = error.Code == BadgeErrors.ReasonMissing(1, 1).Code
                ? "This person already has a badge." : error.Message;
        }
    }

    private async Task PrintAsync()
    {
        var printed = await RecordAsync(null);
        if (printed.Error?.Code == BadgeErrors.ReasonMissing(1, 1).Code)
        {
            var dialog = await dialogs.ShowAsync<ReprintDialog>("Reprint badge",
                new DialogParameters<ReprintDialog> { { d => d.Name, Name } });
            if (await dialog.Result is not { Canceled: false, Data: string reason })
            {
                return;
            }

            printed = await RecordAsync(reason);
        }

        if (printed.Failed(out var error))
        {
            (_said, _address) = (error.Message, null);
        }
    }

    private async Task<Result<int>> RecordAsync(string? reason)
    {
        (_busy, _said, _address, _prints, _fetches) = (true, null, null, false, false);
        try
        {
            var order = new PrintOrder(Guid.CreateVersion7(), new BadgeFilter { Ids = [Person] }, reason, StationId);
            var recorded = await outage.AskAsync(() => badges.RecordAsync(Access.Event.Id, order, Access.Actor, Gone));
            if (recorded.IsOk)
            {
                await OnPrinted.InvokeAsync();
                await LookAsync();
                _address = BadgeLinks.One(Access.Event.Slug, Person, order.PrintId);
                _prints = await js.PrintAsync(_address, Gone);
                _fetches = !_prints;
                _said = _prints ? "Badge sent to the printer."
                    : "The print dialog did not open. Open the badge and print it from there.";
            }

            return recorded;
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The user left the page; the print is recorded, and the badge can be opened again.
            return 0;
        }
        finally
        {
            _busy = false;
        }
    }
}
