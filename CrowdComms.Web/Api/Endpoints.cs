using CrowdComms.Web.Account;
using CrowdComms.Web.Badges;
using CrowdComms.Web.CheckIn;
using CrowdComms.Web.Companies;
using CrowdComms.Web.Dashboard;
using CrowdComms.Web.Events;
using CrowdComms.Web.Exports;
using CrowdComms.Web.Imports;
using CrowdComms.Web.Messages;
using CrowdComms.Web.PassTypes;
using CrowdComms.Web.Privacy;
using CrowdComms.Web.Registrants;
using CrowdComms.Web.Registration.Questions;
using CrowdComms.Web.Reports;
using CrowdComms.Web.Tokens;
using CrowdComms.Web.Webhooks;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Api;

/// <summary>The addresses beside the pages, a line per room.</summary>
internal static class Endpoints
{
    /// <summary>Adds all of them.</summary>
    internal static void MapRooms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapImports();
        endpoints.MapTickets();
        endpoints.MapBadges();
        endpoints.MapKiosks();
        endpoints.MapMessages();

        // Files that people open themselves: whoever is signed out is led to the sign-in page, as from any page. Those above are fetched by scripts, which need the refusal.
        var files = endpoints.MapGroup("").AllowCookieRedirect();
        files.MapExports();
        files.MapReports();
        files.MapPrivacy();
        endpoints.MapApiPage();
        var api = endpoints.MapGroup("/api/v1").RequireAuthorization().DisableCookieRedirect().DisableAntiforgery().RequireRateLimiting(RateLimits.Requests)
            .WithMetadata(new RequestSizeLimitAttribute(ApiServices.MostBytes));
        api.MapAuth();
        api.MapApiKeys();
        api.MapMembers();
        api.MapWebhooks();
        api.MapEvents();
        api.MapRegistrants();
        api.MapQuestions();
        api.MapCompanies();
        api.MapPassTypes();
        api.MapZones();
        api.MapStations();
        api.MapScans();
        api.MapImportFiles();
        api.MapExportFiles();
        api.MapDashboard();
    }
}
