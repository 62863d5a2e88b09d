using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Accounts;

/// <summary>Makes users members of an event by an invitation.</summary>
internal static class InvitedMembers
{
    /// <summary>Adds the member that an invitation makes of a user, or raises their role; a member who has a higher role
    /// keeps it. The change is audited, and the caller saves it.</summary>
    internal static async Task JoinAsync(
        this Invitation invitation, CrowdCommsContext context, Guid userId, StepTaken step, CancellationToken cancellationToken)
    {
        var member = await context.Members.SingleOrDefaultAsync(
            m => m.EventId == invitation.EventId && m.UserId == userId, cancellationToken);
        if (member is null || member.Role < invitation.Role)
        {
            context.AuditEntries.Add(MemberService.Entry(invitation.EventId, userId,
                new AuditedAct(member is null ? "Created" : "Changed", step.By, step.At),
                new FieldChange("role", member?.Role.ToString(), invitation.Role.ToString())));
            (member ?? context.Members.Add(new Member(invitation.EventId, userId, invitation.Role)).Entity).Role =
                invitation.Role;
        }
    }
}
