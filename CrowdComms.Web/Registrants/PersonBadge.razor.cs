using CrowdComms.Data.Access;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Registrants;

/// <summary>Prints a registrant's badge, and shows when it was printed before.</summary>
public sealed partial class PersonBadge(BadgeService badges, Outage outage) : ComponentBase
{
    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>The registrant whose badge is printed.</summary>
    [Parameter, EditorRequired] public RegistrantRow Row { get; set; } = default!;

    private IReadOnlyList<PrintRow>? Prints { get; set; }

    private string? Failure { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => badges.PrintsAsync(Access.Event.Id, Row.Id, Access.Actor, CancellationToken.None));
        (Prints, Failure) = (answer.IsOk ? answer.Value : null, answer.Error?.Message);
    }
}
