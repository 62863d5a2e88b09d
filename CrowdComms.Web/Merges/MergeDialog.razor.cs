using CrowdComms.Data.Access;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Merges;

/// <summary>Chooses the company into which another one is merged, and shows what would happen before it is done.</summary>
public sealed partial class MergeDialog(CompanyMergeService merges, Outage outage, ISnackbar snackbar) : ComponentBase
{
    private string _text = "";
    private string? _problem;
    private Guid _into;
    private MergePreview? _preview;
    private bool _saving;

    /// <summary>The event, and the organiser who merges.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The company that is merged into another one and then no longer exists.</summary>
    [Parameter, EditorRequired] public CompanyRow From { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    // When the name is typed again, the chosen company no longer applies.
    private void Typed(string text) => (_text, _preview, _problem) = (text, null, null);

    private async Task ChooseAsync(CompanyChoice company)
    {
        _into = company.Id;
        var preview = await outage.AskAsync(() =>
            merges.PreviewAsync(Access.Event.Id, new MergeRequest(From.Id, _into), Access.Actor, CancellationToken.None));
        _problem = preview.Error?.Message;
        _preview = preview.IsOk ? preview.Value : null;
    }

    private async Task MergeAsync()
    {
        _saving = true;
        var merged = await outage.AskAsync(() =>
            merges.MergeAsync(Access.Event.Id, new MergeRequest(From.Id, _into), Access.Actor, CancellationToken.None));
        _saving = false;
        _problem = merged.Error?.Message;
        if (merged.IsOk)
        {
            snackbar.Add(merged.Value.People == 1 ? $"1 person moved from “{merged.Value.FromName}”."
                : $"{merged.Value.People:N0} people moved from “{merged.Value.FromName}”.", Severity.Success);
            Dialog.Close(DialogResult.Ok(_into));
        }
    }

    private static string Sum(JoinedAllocation a) => a.Most > (a.From ?? a.FromTaken) + (a.Into ?? a.IntoTaken)
        ? "as many as are in use"
        : $"{Part(a.From, a.FromTaken)} + {Part(a.Into, a.IntoTaken)}";

    private static string Part(int? aside, int taken) => aside is { } most ? $"{most:N0} set aside" : $"{taken:N0} taken";
}
