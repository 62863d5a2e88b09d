using CrowdComms.Data.Accounts;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Members;

/// <summary>Endpoints for the members of an event, for programs with a signed-in user. An API key cannot use them.</summary>
public static class MembersApi
{
    /// <summary>Adds <c>/events/{event}/members</c>.</summary>
    public static void MapMembers(this IEndpointRouteBuilder api)
    {
        var members = api.MapEventGroup("/members").WithTags("Members");
        members.MapGet("", Handlers.AtStart(ListAsync)).Refuses("validation", "forbidden");
        members.MapPost("", AddAsync).Repeats().Refuses("validation", "forbidden", "member.already");
        members.MapGet("{id:guid}", GetAsync).Refuses("forbidden");
        members.MapPut("{id:guid}", PutAsync).Refuses("validation", "forbidden", "member.last_organiser");
        members.MapDelete("{id:guid}", RemoveAsync).Refuses("forbidden", "member.last_organiser");
    }

    /// <summary>The members of an event: organisers first, then by name. Any member.</summary>
    internal static async Task<Results<Ok<PageResponse<MemberResponse>>,
        ProblemHttpResult>> ListAsync([AsParameters] Paging paging, HttpContext http, [FromServices] MemberService members)
    {
        var rows = await members.PageAsync(http.Access.Event.Id, new(paging.Page ?? 1, paging.PageSize ?? 50),
            http.Access.Actor, http.RequestAborted);
        return rows.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(rows.Value.Answer(MemberResponse.Of));
    }

    /// <summary>Makes a user with an account a member. Organisers only.</summary>
    internal static async Task<Results<Created<MemberResponse>,
        ProblemHttpResult>> AddAsync(NewMemberBody body, HttpContext http, [FromServices] MemberService members)
    {
        var added = await members.AddAsync(http.Access.Event.Id, new NewInvitation(body.Email ?? "", body.Role),
            http.Access.Actor, http.RequestAborted);
        return added.Failed(out var refused) ? refused.AsProblem()
            : TypedResults.Created($"/api/v1/events/{http.Access.Event.Slug}/members/{added.Value.UserId}", MemberResponse.Of(added.Value));
    }

    /// <summary>One member. Any member.</summary>
    internal static async Task<Results<Ok<MemberResponse>, ProblemHttpResult>> GetAsync(Guid id, HttpContext http,
        [FromServices] MemberService members)
    {
        var row = await members.GetAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return row.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(MemberResponse.Of(row.Value));
    }

    /// <summary>Gives a member another role, which takes effect immediately. Organisers only.</summary>
    internal static async Task<Results<Ok<MemberResponse>,
        ProblemHttpResult>> PutAsync(Guid id, MemberRoleBody body, HttpContext http, [FromServices] MemberService members)
    {
        var changed = await members.ChangeRoleAsync(http.Access.Event.Id, id, body.Role, http.Access.Actor, http.RequestAborted);
        return changed.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(MemberResponse.Of(changed.Value));
    }

    /// <summary>Removes a member from the event immediately, also on their open pages. Organisers only.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(Guid id, HttpContext http,
        [FromServices] MemberService members)
    {
        var removed = await members.RemoveAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return removed.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }
}
