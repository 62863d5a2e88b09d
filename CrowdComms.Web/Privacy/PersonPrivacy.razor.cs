using CrowdComms.Data.Access;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Privacy;

/// <summary>What an organiser does if a registrant asks for their data or wants it deleted: the download and the
/// anonymisation.</summary>
public sealed partial class PersonPrivacy(
    PrivacyService privacy, RegistrantReader reader, Outage outage, IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    private bool _busy;

    /// <summary>The event, and the organiser who acts in it.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrant whose data it is.</summary>
    [Parameter, EditorRequired] public RegistrantRow Row { get; set; } = default!;

    /// <summary>Called after the registrant was anonymised, with the row as stored now.</summary>
    [Parameter] public EventCallback<RegistrantRow> OnAnonymised { get; set; }

    private async Task AnonymiseAsync()
    {
        var dialog = await dialogs.ShowAsync<AnonymiseDialog>("Anonymise",
            new DialogParameters<AnonymiseDialog> { { d => d.Name, Row.Name } });
        if (await dialog.Result is not { Canceled: false })
        {
            return;
        }

        _busy = true;
        var answer = await outage.AskAsync(() => privacy.AnonymiseAsync(Access.Event.Id, Row.Id, Access.Actor, CancellationToken.None));
        _busy = false;
        snackbar.Add(answer.Error?.Message ?? "Person anonymised. The figures stay the same.", answer.IsOk
            ? Severity.Success : Severity.Error);
        var row = await outage.AskAsync(() => reader.GetAsync(Access.Event.Id, Row.Id, Access.Actor, CancellationToken.None));
        if (answer.IsOk && row.IsOk)
        {
            await OnAnonymised.InvokeAsync(row.Value);
        }
    }
}
