using CrowdComms.Data.Access;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CrowdComms.Web.Badges;

/// <summary>Prints the badges of all registrants who match the chosen filter, as one PDF.</summary>
public sealed partial class BadgeBatch(BadgeService badges, BadgeLetterReader letters, Outage outage, IJSRuntime js) : ComponentBase
{
    private const int MostNamed = 10;

    private BadgeFilter _who = new() { Confirmed = true, NotPrinted = true };
    private IReadOnlyList<UnprintedBadge> _unprinted = [];
    private int? _count;
    private string _reason = "";
    private string? _said, _address;
    private bool _busy;

    /// <summary>The event, and the user who prints.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The pass types of the event, for the user to choose from.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<PassChoice> Passes { get; set; } = [];

    private string Words =>
        _count switch { null => "Print badges", 0 => "No one matches", 1 => "Print 1 badge", var n => $"Print {n:N0} badges" };

    private bool NeedsReason => _who is { NotPrinted: false, OutOfDate: false };

    private string Which => (_who.NotPrinted, _who.OutOfDate) switch
    {
        (true, false) => "missing",
        (false, true) => "stale",
        (true, true) => "wanted",
        (false, false) => "all",
    };

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => CountAsync();

    private BadgeFilter Chosen(string? which) =>
        _who with { NotPrinted = which is "missing" or "wanted", OutOfDate = which is "stale" or "wanted" };

    private Task ChooseAsync(BadgeFilter who)
    {
        (_who, _said, _address) = (who, null, null);
        return CountAsync();
    }

    private async Task CountAsync()
    {
        var asked = _who;
        var count = await outage.AskAsync(() => badges.CountAsync(Access.Event.Id, asked, Access.Actor, CancellationToken.None));
        var unprinted = await UnprintedAsync(asked, count);
        if (asked == _who)
        {
            _count = count.IsOk ? count.Value : null;
            _said = (count.Error ?? unprinted.Error)?.Message ?? _said;
            _unprinted = unprinted.IsOk ? unprinted.Value : [];
        }
    }

    // More badges than one file has are refused before they are printed, so their letters do not matter.
    private async Task<Result<IReadOnlyList<UnprintedBadge>>> UnprintedAsync(BadgeFilter who, Result<int> count) =>
        count is { IsOk: true, Value: > 0 and <= BadgeErrors.MostInOneFile }
            ? await outage.AskAsync(() => letters.OfManyAsync(Access.Event.Id, who, Access.Actor, CancellationToken.None))
            : Array.Empty<UnprintedBadge>();

    private async Task PrintAsync()
    {
        (_busy, _said, _address) = (true, null, null);
        try
        {
            var order = new PrintOrder(Guid.CreateVersion7(), _who, NeedsReason ? _reason.OrNull() : null);
            var recorded = await outage.AskAsync(() => badges.RecordAsync(Access.Event.Id, order, Access.Actor, CancellationToken.None));
            if (recorded.Failed(out var error))
            {
                _said = error.Message;
                return;
            }

            _address = BadgeLinks.Batch(Access.Event.Slug, order.Who, order.PrintId);
            _said = await js.PrintAsync(_address, CancellationToken.None)
                ? recorded.Value == 1 ? "1 badge sent to the printer." : $"{recorded.Value:N0} badges sent to the printer."
                : "The print dialog did not open. Open the badges and print them from there.";
            await CountAsync();
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException)
        {
            // The user left the page, or its print dialog was open for long. The print is recorded, and its link opens
            // the badges again.
            _said ??= "Open the badges and print them from there.";
        }
        finally
        {
            _busy = false;
        }
    }
}
