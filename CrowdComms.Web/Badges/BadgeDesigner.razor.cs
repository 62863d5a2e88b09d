using CrowdComms.Data.Access;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Badges;

/// <summary>Sets how the badges of an event look, with a sample badge beside the settings, drawn as it will be
/// printed.</summary>
public sealed partial class BadgeDesigner(
    BadgeLayoutService layouts, RegistrantChoices choices, Outage outage, ISnackbar snackbar) : ComponentBase
{
    private static readonly (BadgeSize Size, string Name, string Paper)[] Sizes =
        [(BadgeSize.A6, "A6", "105 × 148 mm"), (BadgeSize.Card, "Card", "86 × 54 mm, landscape"),
            (BadgeSize.Label, "Label", "102 × 152 mm, 4 × 6 in")];

    private BadgeDesign? _design;
    private BadgeContent _sample = BadgeContent.Sample;
    private IReadOnlyList<PassChoice> _passes = [];
    private string? _picture, _failed;
    private Error? _refusal;
    private bool _saving;

    /// <summary>The event, and the organiser who designs the badge.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    // The samples use the colour and the name of a pass type of the event.
    private IEnumerable<(string Name, BadgeContent Person)> Samples
    {
        get
        {
            var pass = _passes.FirstOrDefault(p => !p.Retired);
            return BadgeSamples.All.Select(
                s => (s.Name, pass is null ? s.Person : s.Person with { PassType = pass.Name, Colour = pass.Colour }));
        }
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        (_failed, _refusal) = (null, null);
        var passes = await outage.AskAsync(() => choices.PassTypesAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        var design = await outage.AskAsync(() => layouts.GetAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        if ((passes.Error ?? design.Error) is { } error)
        {
            _failed = error.Message;
            return;
        }

        _passes = passes.Value;
        _design = design.Value;
        Show(Samples.First().Person);
    }

    private void Show(BadgeContent sample)
    {
        _sample = sample;
        _picture = $"data:image/png;base64,{Convert.ToBase64String(BadgeService.Picture(_design!, Access.Event.Name, sample))}";
    }

    private void Change(BadgeDesign design)
    {
        (_design, _refusal) = (design, null);
        Show(_sample);
    }

    private async Task SaveAsync()
    {
        _saving = true;
        var saved = await outage.AskAsync(() => layouts.SaveAsync(Access.Event.Id, _design!, Access.Actor, CancellationToken.None));
        _saving = false;
        if (!saved.Failed(out _refusal))
        {
            _design = saved.Value;
            snackbar.Add("The layout is saved.", Severity.Success);
        }
    }

    private static (string Label, bool Value, Func<bool, BadgeDesign> Change)[] Switches(BadgeDesign d) =>
    [
        ("First name in large letters", d.LargeName, on => d with { LargeName = on }),
        ("Company", d.Company, on => d with { Company = on }),
        ("Job title", d.JobTitle, on => d with { JobTitle = on }),
        ("QR code of the ticket", d.Code, on => d with { Code = on }),
        ("Band in the pass colour", d.Band, on => d with { Band = on }),
        ("Print at check-in", d.PrintAtCheckIn, on => d with { PrintAtCheckIn = on }),
    ];
}
