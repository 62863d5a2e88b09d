using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using CrowdComms.Web.Shared;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Members;

/// <summary>Invites a person by email, or by a link that it shows once.</summary>
public sealed partial class InviteDialog(
    InvitationService invitations, Outage outage, PublicAddress place, NavigationManager navigation) : ComponentBase
{
    private string? _email, _refusal;
    private MemberRole _role = MemberRole.Staff;
    private InvitationMade? _made;
    private bool _busy;

    /// <summary>The event, and the organiser who invites.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = default!;

    private string Link => new Uri(place.Base(navigation.BaseUri), InvitationLinks.Page(_made!.Key)).ToString();

    private string Help => invitations.IsSending ? "Leave empty to create a link that you send yourself."
        : "This installation does not send email. You get a link to send yourself.";

    private async Task InviteAsync()
    {
        _busy = true;
        var made = await outage.AskAsync(
            () => invitations.InviteAsync(Access.Event.Id, new NewInvitation(_email, _role), Access.Actor, CancellationToken.None));
        (_busy, _refusal, _made) = (false, made.Error?.Message, made.IsOk ? made.Value : null);
    }

    private static string What(MemberRole role) => role switch
    {
        MemberRole.Staff => "Works at desks and doors",
        MemberRole.Organiser => "Runs the event and invites others",
    };
}
