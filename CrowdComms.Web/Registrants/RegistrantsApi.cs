using CrowdComms.Data.Common;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;

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
        people.MapGet("", ListAsync).NeedsScope(ApiScope.Read).Refuses("validation");
        people.MapPost("", CreateAsync).Repeats().NeedsScope(ApiScope.Write).Refuses([.. Writes, "event.full"]);
        people.MapGet("{id:guid}", GetAsync).NeedsScope(ApiScope.Read);
        people.MapRegistrantEdits();
        people.MapDelete("{id:guid}", AnonymiseAsync).NeedsScope(ApiScope.Write)
            .Refuses("forbidden", "registrant.anonymised", "privacy.busy");
        people.MapRegistrantSteps();
        people.MapRegistrantFiles();
    }

    /// <summary>A page of the event's registrants. Staff.</summary>
    internal static async Task<Results<Ok<PageResponse<RegistrantResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] RegistrantListing listing, HttpContext http, RegistrantSearch search, RegistrantChoices choices)
    {
        var (access, stop) = (http.Access, http.RequestAborted);
        IReadOnlyList<PassChoice> passes = [];
        if (listing.PassType is { Length: > 0 })
        {
            var known = await choices.PassTypesAsync(access.Event.Id, access.Actor, stop);
            if (known.Failed(out var hidden))
            {
                return hidden.AsProblem();
            }

            passes = known.Value;
        }

        var query = listing.Query(passes);
        if (query.Failed(out var wrong))
        {
            return wrong.AsProblem();
        }

        var page = await search.PageAsync(access.Event.Id, query.Value, access.Actor, stop);
        var answered = page.Failed(out var refused) ? refused : await http.AnsweredAsync([.. page.Value.Items.Select(r => r.Id)]);
        return answered.Failed(out var unseen) ? unseen.AsProblem()
            : TypedResults.Ok(page.Value.Answer(r => RegistrantResponse.Of(r, answered.Value(r.Id))));
    }

    /// <summary>Registers a person, and creates the company if it is new. Staff.</summary>
    internal static async Task<Results<Created<RegistrantResponse>, ProblemHttpResult>> CreateAsync(
        NewRegistrantBody body, HttpContext http, RegistrantService registrants)
    {
        if (body.Status is not (null or RegistrantStatus.Registered or RegistrantStatus.Confirmed))
        {
            return BadRequests.Invalid("status", "Somebody new is Registered or Confirmed.").AsProblem();
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
        ProblemHttpResult>> GetAsync(Guid id, HttpContext http, RegistrantReader registrants) =>
            await http.ShowAsync(await registrants.GetAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted));

    /// <summary>Anonymises a registrant: personal data is deleted for good, the counts stay. Organisers only.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> AnonymiseAsync(Guid id, HttpContext http, PrivacyService privacy)
    {
        var done = await privacy.AnonymiseAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return done.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }
}
