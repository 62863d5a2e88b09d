using CrowdComms.Data.Access;
using CrowdComms.Data.CheckIn;
using Microsoft.AspNetCore.Components;

namespace CrowdComms.Web.Desk;

/// <summary>The answer of the last scan, with what staff can do about it now.</summary>
public sealed partial class DeskResult : ComponentBase
{
    /// <summary>The answer of the scan.</summary>
    [Parameter, EditorRequired]
    public ScanAnswer Answer { get; set; } = default!;

    /// <summary>Whether the scan was undone.</summary>
    [Parameter]
    public bool IsUndone { get; set; }

    /// <summary>Whether the scan can be undone now.</summary>
    [Parameter]
    public bool CanUndo { get; set; }

    /// <summary>The event, and the user or paired device that works here.</summary>
    [Parameter, EditorRequired]
    public EventAccess Access { get; set; } = default!;

    /// <summary>The id of the station at which the desk works.</summary>
    [Parameter, EditorRequired]
    public Guid StationId { get; set; }

    /// <summary>Whether the station is the door of a zone; otherwise it is at the entrance.</summary>
    [Parameter]
    public bool Doors { get; set; }

    /// <summary>Called with the reason that overrides the refusal.</summary>
    [Parameter, EditorRequired]
    public EventCallback<string> OnOverride { get; set; }

    /// <summary>Called when staff want to take the scan back.</summary>
    [Parameter, EditorRequired]
    public EventCallback OnUndo { get; set; }

    // Only at the entrance; the badge stays available while staff are asked why a check-in is undone.
    private bool GetsBadge => !Doors && !IsUndone
        && Answer is { Outcome: ScanOutcome.Admitted, Simulated: false, Registrant: not null };

    // A registrant who is in already gets a new badge only if theirs is out of date.
    private bool MayReplace => !Doors && !IsUndone
        && Answer is { Outcome: ScanOutcome.AlreadyCheckedIn, Simulated: false, Registrant: not null };

    // A registrant with a revoked ticket may have lost the newer email, so staff can send it again. A paired device
    // sends no emails.
    private bool Mails => !Doors && !IsUndone && Access.Station is null
        && Answer is
        {
            Outcome: ScanOutcome.RevokedCode or ScanOutcome.NotConfirmed or ScanOutcome.AlreadyCheckedIn,
            Registrant.HasEmail: true
        };
}
