using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CrowdComms.Web.Shared;

/// <summary>A field for a company's name that suggests the existing companies. It never changes what the user types,
/// however slow the connection is.</summary>
public sealed partial class CompanyPicker(RegistrantChoices choices, Outage outage, TimeProvider clock) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Newest _asking = new();

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The text of the field.</summary>
    [Parameter] public string Value { get; set; } = "";

    /// <summary>Called with the text when the user typed or chose a company.</summary>
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Called when the user chose one of the suggestions.</summary>
    [Parameter] public EventCallback<CompanyChoice> OnChosen { get; set; }

    /// <summary>The label of the field.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>The name of the field where no label is shown; null if there is a label.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>A sentence of help below the field; null for none.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Why the value is not acceptable; null if it is.</summary>
    [Parameter] public string? Problem { get; set; }

    private string ListId { get; } = $"companies-{Guid.CreateVersion7():n}";

    // This changes as soon as a letter arrives. On a slow connection this picker can be rendered before its page, and
    // the page's Value is then older than what was typed.
    private string Text { get; set; } = "";

    private IReadOnlyList<CompanyChoice> Offered { get; set; } = [];

    private int At { get; set; } = -1;

    private bool Open => Offered.Count > 0;

    /// <inheritdoc />
    public void Dispose()
    {
        _asking.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => Text = Value;

    private async Task TypeAsync(string? text)
    {
        Text = text ?? "";
        await ValueChanged.InvokeAsync(Text);
        await OfferAsync(Text);
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when !Open:
                await OfferAsync(Text);
                break;
            case "ArrowDown" or "ArrowUp" when Open:
                At = (At + (key.Key == "ArrowDown" ? 1 : -1) + Offered.Count + (At < 0 && key.Key == "ArrowUp" ? 1 : 0)) % Offered.Count;
                break;
            case "Enter" when Open && At >= 0:
                await ChooseAsync(Offered[At]);
                break;
            case "Escape":
                Close();
                break;
        }
    }

    private async Task ChooseAsync(CompanyChoice company)
    {
        Close();
        Text = company.Name;
        await ValueChanged.InvokeAsync(Text);
        await OnChosen.InvokeAsync(company);
    }

    private void Close()
    {
        _asking.Stop();
        (Offered, At) = ([], -1);
    }

    private async Task OfferAsync(string text)
    {
        var stop = _asking.Begin();
        try
        {
            await Task.Delay(Pause, clock, stop);
            var answer = await outage.AskAsync(() => choices.CompaniesAsync(Access.Event.Id, text, Access.Actor, stop));
            stop.ThrowIfCancellationRequested();
            (Offered, At) = (answer.IsOk ? answer.Value : [], -1);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The user has typed on or left the page, so this result is not needed.
        }
    }
}
