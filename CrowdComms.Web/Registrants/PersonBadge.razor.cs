using CrowdComms.Data.Access;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Registrants;

/// <summary>A person's badge: print it, and when it was printed.</summary>
public sealed partial class PersonBadge(BadgeService badges, Outage outage) : ComponentBase
{
    /// <summary>The event and who looks.</summary>
    [Parameter, EditorRequired] public Room Room { get; set; } = default!;

    /// <summary>Whose.</summary>
    [Parameter, EditorRequired] public RegistrantRow Row { get; set; } = default!;

    private IReadOnlyList<PrintRow>? Prints { get; set; }

    private string? Failure { get; set; }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        var answer = await outage.AskAsync(() => badges.PrintsAsync(Room.Event.Id, Row.Id, Room.Actor, CancellationToken.None));
        (Prints, Failure) = (answer.IsOk ? answer.Value : null, answer.Error?.Message);
    }
}
