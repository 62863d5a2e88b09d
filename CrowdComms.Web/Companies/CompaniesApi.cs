using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Tokens;
using CrowdComms.Web.Access;
using CrowdComms.Web.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Companies;

/// <summary>Endpoints with which programs read and write companies.</summary>
public static class CompaniesApi
{
    private static readonly Dictionary<string, CompanySort> Orders = new(
        StringComparer.Ordinal)
    { ["name"] = CompanySort.Name, ["people"] = CompanySort.Size };

    /// <summary>Adds <c>/events/{event}/companies</c>.</summary>
    public static void MapCompanies(this IEndpointRouteBuilder api)
    {
        var companies = api.MapEventGroup("/companies").WithTags("Companies").NeedsScope(ApiScope.Write);
        companies.MapGet("", Handlers.AtStart(ListAsync)).NeedsScope(ApiScope.Read).Refuses("validation");
        companies.MapPost("", CreateAsync).Repeats().Refuses("validation", "forbidden", "company.name_taken");
        companies.MapGet("{id:guid}", GetAsync).NeedsScope(ApiScope.Read);
        companies.MapPut("{id:guid}", PutAsync).Refuses("validation", "forbidden", "company.name_taken");
        companies.MapDelete("{id:guid}", DeleteAsync).Refuses("forbidden", "company.in_use");
        companies.MapPost("{id:guid}/merge", MergeAsync).Repeats()
            .Refuses("validation", "forbidden", "company.merge_itself", "company.merge_busy");
    }

    /// <summary>A page of the event's companies with their people counted by status. Staff.</summary>
    internal static async Task<Results<Ok<PageResponse<CompanyResponse>>, ProblemHttpResult>> ListAsync(
        [AsParameters] CompanyListing listing, HttpContext http, [FromServices] CompanyReader companies,
        [FromServices] CompanyApiService answers)
    {
        var order = listing.OrderOf(Orders, (CompanySort.Name, false));
        if (order.Failed(out var unknown))
        {
            return unknown.AsProblem();
        }

        var query = new CompanyQuery
        {
            Search = listing.Search,
            Sort = order.Value.By,
            Descending = order.Value.Descending,
            Page = listing.Page ?? 1,
            PageSize = listing.PageSize ?? 50,
        };
        var page = await companies.PageAsync(http.Access.Event.Id, query, http.Access.Actor, http.RequestAborted);
        if (page.Failed(out var refused))
        {
            return refused.AsProblem();
        }

        var limits = await answers.LimitsAsync(http, [.. page.Value.Items.Select(c => c.Id)]);
        return TypedResults.Ok(page.Value.Answer(row => CompanyResponse.Of(row, limits)));
    }

    /// <summary>Adds a company. Organisers only.</summary>
    internal static async Task<Results<Created<CompanyResponse>, ProblemHttpResult>> CreateAsync(
        CompanyBody body, HttpContext http, [FromServices] CompanyService companies, [FromServices] CompanyApiService answers)
    {
        var plan = await answers.PlanAsync(http, body);
        var made = plan.Failed(out var wrong) ? wrong
            : await companies.CreateAsync(http.Access.Event.Id, body.Over(null), http.Access.Actor, http.RequestAborted);
        if ((made.Error ?? await answers.SetAsideAsync(http, made.Value.Id, plan.Value)) is { } refused)
        {
            return refused.AsProblem();
        }

        var answer = await answers.OneAsync(http, made.Value.Id);
        return answer.Failed(out var gone) ? gone.AsProblem()
            : TypedResults.Created($"/api/v1/events/{http.Access.Event.Slug}/companies/{made.Value.Id}", answer.Value);
    }

    /// <summary>One company with its people counted by status. Staff.</summary>
    internal static async Task<Results<Ok<CompanyResponse>,
        ProblemHttpResult>> GetAsync(Guid id, HttpContext http, [FromServices] CompanyApiService answers)
    {
        var answer = await answers.OneAsync(http, id);
        return answer.Failed(out var refused) ? refused.AsProblem() : TypedResults.Ok(answer.Value);
    }

    /// <summary>Replaces a company; a new name also applies to its registrants. Organisers only.</summary>
    internal static async Task<Results<Ok<CompanyResponse>,
        ProblemHttpResult>> PutAsync(Guid id, CompanyBody body, HttpContext http, [FromServices] CompanyApiService answers)
    {
        var (services, access, stop) = (http.RequestServices, http.Access, http.RequestAborted);
        var now = await services.GetRequiredService<CompanyReader>().GetAsync(access.Event.Id, id, access.Actor, stop);
        if (now.Failed(out var unseen))
        {
            return unseen.AsProblem();
        }

        var plan = await answers.PlanAsync(http, body);
        var edited = plan.Failed(out var wrong) ? wrong
            : await services.GetRequiredService<CompanyService>().EditAsync(access.Event.Id, id, body.Over(now.Value), access.Actor, stop);
        return (edited.Error ?? await answers.SetAsideAsync(http, id, plan.Value)) is { } refused ? refused.AsProblem()
            : await GetAsync(id, http, answers);
    }

    /// <summary>Deletes a company that has no registrants. Organisers only.</summary>
    internal static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, HttpContext http,
        [FromServices] CompanyService companies)
    {
        var deleted = await companies.DeleteAsync(http.Access.Event.Id, id, http.Access.Actor, http.RequestAborted);
        return deleted.Failed(out var refused) ? refused.AsProblem() : TypedResults.NoContent();
    }

    /// <summary>Merges this company into another one, which takes its registrants and allocations and is returned.
    /// Organisers only.</summary>
    internal static async Task<Results<Ok<CompanyResponse>, ProblemHttpResult>> MergeAsync(
        Guid id, CompanyMergeBody body, HttpContext http, [FromServices] CompanyMergeService merges)
    {
        var merged = await merges.MergeAsync(http.Access.Event.Id, new MergeRequest(id, body.Into), http.Access.Actor, http.RequestAborted);
        return merged.Failed(out var refused) ? refused.AsProblem()
            : await GetAsync(body.Into, http, http.RequestServices.GetRequiredService<CompanyApiService>());
    }
}

/// <summary>The companies to return, on which page and in which order.</summary>
[ValidatableType]
public sealed record CompanyListing : Listing
{
    /// <summary>Words that the name contains; case and accents are ignored.</summary>
    [StringLength(200, ErrorMessage = "Search for at most 200 characters.")]
    public string? Search { get; init; }
}
