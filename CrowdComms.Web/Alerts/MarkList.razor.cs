using CrowdComms.Data.Access;
using CrowdComms.Data.Alerts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Alerts;

/// <summary>Lists the registrants, companies and pass types for whose arrivals the user has set an alert.</summary>
public sealed partial class MarkList(MarkService marks, RegistrantChoices choices, Outage outage, ISnackbar snackbar) : ComponentBase
{
    private IReadOnlyList<MarkRow>? _marks;
    private IReadOnlyList<PassChoice> _passes = [];
    private string? _failure;
    private string _company = "";

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var passes = await outage.AskAsync(() => choices.PassTypesAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        var mine = await outage.AskAsync(() => marks.ListAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        _failure = (mine.Error ?? passes.Error)?.Message;
        _passes = passes.IsOk ? passes.Value : _passes;
        _marks = mine.IsOk ? mine.Value : _marks;
    }

    private Task MarkPassAsync(ChangeEventArgs chosen) =>
        Guid.TryParse((string?)chosen.Value, out var id) ? MarkAsync(new MarkTarget(MarkKind.PassType, id)) : Task.CompletedTask;

    private async Task MarkAsync(MarkTarget target)
    {
        _company = "";
        Say(await outage.AskAsync(() => marks.MarkAsync(Access.Event.Id, target, Access.Actor, CancellationToken.None)));
        await LoadAsync();
    }

    private async Task MailAsync(MarkRow mark, bool byMail)
    {
        Say(await outage.AskAsync(() => marks.MailAsync(Access.Event.Id, mark.Id, byMail, Access.Actor, CancellationToken.None)));
        await LoadAsync();
    }

    private async Task UnmarkAsync(MarkRow mark)
    {
        Say(await outage.AskAsync(() => marks.UnmarkAsync(Access.Event.Id, mark.Target, Access.Actor, CancellationToken.None)));
        await LoadAsync();
    }

    private void Say(Result<Done> answer)
    {
        if (answer.Failed(out var error))
        {
            snackbar.Add(error.Message, Severity.Error);
        }
    }

    private static string IconOf(MarkKind kind) => kind switch
    {
        MarkKind.Person => Icons.Material.Outlined.Person,
        MarkKind.Company => Icons.Material.Outlined.Business,
        MarkKind.PassType => Icons.Material.Outlined.ConfirmationNumber,
    };

    private static string WordsOf(MarkKind kind) => kind switch
    {
        MarkKind.Person => "This person",
        MarkKind.Company => "Everyone from this company",
        MarkKind.PassType => "Everyone with this pass",
    };
}
