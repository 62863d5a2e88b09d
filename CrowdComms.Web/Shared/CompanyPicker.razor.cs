using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CrowdComms.Web.Shared;

/// <summary>A field for a company's name that offers the ones there are. What is typed stays as typed, however slow the line.</summary>
public sealed partial class CompanyPicker(RegistrantChoices choices, Outage outage, TimeProvider clock) : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private CancellationTokenSource _asking = new();

    /// <summary>The event and who looks.</summary>
    [Parameter, EditorRequired] public Room Room { get; set; } = default!;

    /// <summary>The text.</summary>
    [Parameter] public string Value { get; set; } = "";

    /// <summary>Something was typed or chosen.</summary>
    [Parameter] public EventCallback<string> ValueChanged { get; set; }

    /// <summary>One of those offered was chosen.</summary>
    [Parameter] public EventCallback<CompanyChoice> OnChosen { get; set; }

    /// <summary>The field's name.</summary>
    [Parameter] public string? Label { get; set; }

    /// <summary>The field's name where a label has no room.</summary>
    [Parameter] public string? Placeholder { get; set; }

    /// <summary>A sentence below.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>What is wrong with it.</summary>
    [Parameter] public string? Problem { get; set; }

    private string ListId { get; } = $"companies-{Guid.CreateVersion7():n}";

    // Changed in the moment in which a letter arrives. On a slow line this picker can be drawn before its page, whose Value is then older than what was typed.
    private string Text { get; set; } = "";

    private IReadOnlyList<CompanyChoice> Offered { get; set; } = [];

    private int At { get; set; } = -1;

    private bool Open => Offered.Count > 0;

    /// <inheritdoc />
    public void Dispose()
    {
        _asking.Cancel();
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
        _asking.Cancel();
        (Offered, At) = ([], -1);
    }

    private async Task OfferAsync(string text)
    {
        await _asking.CancelAsync();
        _asking.Dispose();
        _asking = new CancellationTokenSource();
        var stop = _asking.Token;
        try
        {
            await Task.Delay(Pause, clock, stop);
            var answer = await outage.AskAsync(() => choices.CompaniesAsync(Room.Event.Id, text, Room.Actor, stop));
            stop.ThrowIfCancellationRequested();
            (Offered, At) = (answer.IsOk ? answer.Value : [], -1);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Typed on, or gone elsewhere.
        }
    }
}
