using CrowdComms.Data.Common;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Registrants;

/// <summary>Endpoints with which programs read, register and anonymise registrants.</summary>
public static class RegistrantsApi
{
    internal static readonly string[] Writes = ["validation", "registrant.email_taken", "registrant.anonymised",
        "pass_type.full", "company.allocation_full"];

    /// <summary>Adds <c>/events/{event}/registrants</c> and everything below it.</summary>
    public static void MapRegistrants(this IEndpointRouteBuilder api)
    {
        var people = api.MapEventGroup("/registrants").WithTags("Registrants");
        people.MapGet("", Handlers.AtStart(ListAsync)).NeedsScope(ApiScope.Read).Refuses("validation");
        people.MapPost("", CreateAsync).Repeats().NeedsScope(ApiScope.Write).Refuses([.. Writes, "event.full"]);
        people.MapGet("{id:guid}", GetAsync).NeedsScope(ApiScope.Read);
        people.MapRegistrantEdits();
        people.MapDelete("{id:guid}", AnonymiseAsync).NeedsScope(ApiScope.Write)
            .Refuses("forbidden", "registrant.anonymised", "privacy.busy");
        people.MapRegistrantSteps();
        people.MapRegistrantFiles();
    }

    /// <summary>A page of the event's registrants. Staff. Without <c>sort</c> they are in the order of registration, with
    /// <c>updatedAfter</c> in the order of their last changes; <c>next</c> is then the cursor of the next page. A program that follows it
    /// to the end, and then sends <c>updatedAfter</c> with the <c>readUntil</c> of that response, misses no one.</summary>
    internal static async Task<Results<Ok<RegistrantPageResponse>, ProblemHttpResult>> ListAsync(
        [AsParameters] RegistrantWalkListing listing, HttpContext http)
    {
        var read = await ReadAsync(listing, http);
        var answered = read.Failed(out var refused) ? refused : await http.AnsweredAsync([.. read.Value.Page.Items.Select(r => r.Id)]);
        if (answered.Failed(out var unseen))
        {
            return unseen.AsProblem();
        }

        var page = read.Value.Page.Answer(r => RegistrantResponse.Of(r, answered.Value(r.Id)));
        // A DateTime is written with a Z, so a program can put it into an address as it is: a plus would be read as a blank there.
        return TypedResults.Ok(new RegistrantPageResponse(page.Items, page.Page, page.PageSize, page.Total,
            read.Value.Next?.ToString(), listing.IsWalk ? read.Value.ReadUntil.UtcDateTime : null));
    }

    /// <summary>Registers a person, and creates the company if it is new. Staff.</summary>
    internal static async Task<Results<Created<RegistrantResponse>, ProblemHttpResult>> CreateAsync(
        NewRegistrantBody body, HttpContext http, [FromServices] RegistrantService registrants)
    {
        if (body.Status is not (null or RegistrantStatus.Registered or RegistrantStatus.Confirmed))
        {
            return BadRequests.Invalid("status", "A new registrant can only be Registered or Confirmed.").AsProblem();
        }

        var access = http.Access;
        var person = new NewRegistrant(body.Details(), RegistrantSource.Api, body.Status == RegistrantStatus.Confirmed);
        var made = await registrants.RegisterAsync(access.Event.Id, person, access.Actor, http.RequestAborted);
        var answer = await http.AnswerAsync(made);
        return answer.Failed(out var refused) ? refused.AsProblem()
            : TypedResults.Created($"/api/v1/events/{access.Event.Slug}/registrants/{answer.Value.Id}", answer.Value);
    }

    /// <summary>One registrant, with the version as <c>ETag</c>. Staff.</summary>
    internal static async Task<Results<Ok<RegistrantResponse>,
        ProblemHttpResult>> GetAsync(Guid id, HttpContext http, [FromServices] RegistrantReader registrants) =>
            await http.ShowAsync(await registrants.GetWithAnswersAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted));

    /// <summary>Anonymises a registrant: personal data is deleted for good, the counts stay. Organisers only.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> AnonymiseAsync(Guid id, HttpContext http,
        [FromServices] PrivacyService privacy)
    {
        var done = await privacy.AnonymiseAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return done.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }

    // In the order that the program asks for there is no cursor, because people move in it.
    private static async Task<Result<WalkPage>> ReadAsync(RegistrantWalkListing listing, HttpContext http)
    {
        var (access, services, stop) = (http.Access, http.RequestServices, http.RequestAborted);
        var query = await QueryAsync(listing, http);
        var cursor = query.Failed(out var wrong) ? wrong : listing.Cursor();
        if (cursor.Failed(out var unread))
        {
            return unread;
        }

        if (listing.IsWalk)
        {
            return await services.GetRequiredService<RegistrantWalk>()
                .ReadAsync(access.Event.Id, new WalkAsked(query.Value, cursor.Value), access.Actor, stop);
        }

        var page = await services.GetRequiredService<RegistrantSearch>().PageAsync(access.Event.Id, query.Value, access.Actor, stop);
        return page.Failed(out var refused) ? refused : new WalkPage(page.Value, null, default);
    }

    private static async Task<Result<RegistrantQuery>> QueryAsync(RegistrantListing listing, HttpContext http)
    {
        IReadOnlyList<PassChoice> passes = [];
        if (listing.PassType is { Length: > 0 })
        {
            var known = await http.RequestServices.GetRequiredService<RegistrantChoices>()
                .PassTypesAsync(http.Access.Event.Id, http.Access.Actor, http.RequestAborted);
            if (known.Failed(out var hidden))
            {
                return hidden;
            }

            passes = known.Value;
        }

        return listing.Query(passes);
    }
}
