using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Common;
using CrowdComms.Data.Engines;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CrowdComms.Web.Members;

/// <summary>Lists the members of an event and the open invitations; organisers change roles and invite here.</summary>
public sealed partial class MemberList(
    MemberService members, InvitationService invitations, Outage outage, IDialogService dialogs, ISnackbar snackbar) : ComponentBase
{
    private const int Rows = 50;
    private static readonly DialogOptions Narrow = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    private Page<MemberRow>? _members;
    private IReadOnlyList<InvitationRow> _invitations = [];
    private string? _failure;
    private int _number = 1, _turn;

    /// <summary>The event, and the user who has the page open.</summary>
    [Parameter, EditorRequired] public EventAccess Access { get; set; } = default!;

    /// <summary>Opens the dialog that invites a person.</summary>
    public async Task InviteAsync()
    {
        var dialog = await dialogs.ShowAsync<InviteDialog>("Invite someone",
            new DialogParameters<InviteDialog> { { d => d.Access, Access } }, Narrow);
        await dialog.Result;
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The prerendered page only shows that it loads; the circuit that follows reads the rows, so that they are read once.
        if (RendererInfo.IsInteractive)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var page = await outage.AskAsync(() => members.PageAsync(
            Access.Event.Id, new(_number, Rows), Access.Actor, CancellationToken.None));
        var invited = await outage.AskAsync(() => invitations.ListAsync(Access.Event.Id, Access.Actor, CancellationToken.None));
        _failure = (page.Error ?? invited.Error)?.Message;
        (_members, _invitations) = _failure is null ? (page.Value, invited.Value) : (_members, _invitations);

        // After a refusal the list is rendered again, so that it shows the stored role and not the chosen one.
        _turn++;
        StateHasChanged();
    }

    private Task TurnAsync(int number)
    {
        _number = number;
        return LoadAsync();
    }

    private async Task ChangeAsync(MemberRow member, string? chosen)
    {
        var role = Enum.Parse<MemberRole>(chosen!);
        var sure = member.UserId != Access.Actor.UserId || Access.Actor.IsAdmin
            || await SureAsync("Give up your role?", "You will no longer be able to open this page.", "Give up role");
        if (sure)
        {
            await DoAsync(
                () => members.ChangeRoleAsync(Access.Event.Id, member.UserId, role, Access.Actor, CancellationToken.None),
                role == MemberRole.Organiser ? $"{member.DisplayName} is now an organiser."
                    : $"{member.DisplayName} is now a member of staff.");
        }

        await LoadAsync();
    }

    private async Task RemoveAsync(MemberRow member)
    {
        if (await SureAsync($"Remove {member.DisplayName}?",
            $"Their open pages of {Access.Event.Name} close immediately, and their pending invitations stop working.", "Remove member"))
        {
            await DoAsync(() => members.RemoveAsync(Access.Event.Id, member.UserId, Access.Actor, CancellationToken.None),
                $"{member.DisplayName} is no longer a member.");
            await LoadAsync();
        }
    }

    private async Task RevokeAsync(InvitationRow invitation)
    {
        await DoAsync(() => invitations.RevokeAsync(Access.Event.Id, invitation.Id, Access.Actor, CancellationToken.None),
            "The invitation is revoked. Its link no longer works.");
        await LoadAsync();
    }

    private async Task<bool> SureAsync(string title, string question, string yes) =>
        await dialogs.ShowMessageBoxAsync(title, question, yesText: yes, cancelText: "Cancel") is true;

    private async Task DoAsync<T>(Func<Task<Result<T>>> act, string words)
    {
        var done = await outage.AskAsync(act);
        snackbar.Add(done.Error?.Message ?? words, done.IsOk ? Severity.Success : Severity.Error);
    }

    private static string Name(InvitationRow invitation) => invitation.Email ?? "Anyone with the link";
}
