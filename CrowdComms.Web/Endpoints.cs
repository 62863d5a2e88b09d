using CrowdComms.Web.Api;
using CrowdComms.Web.Badges;
using CrowdComms.Web.Companies;
using CrowdComms.Web.Dashboard;
using CrowdComms.Web.Events;
using CrowdComms.Web.Exports;
using CrowdComms.Web.Imports;
using CrowdComms.Web.Kiosk;
using CrowdComms.Web.Members;
using CrowdComms.Web.Messages;
using CrowdComms.Web.PassTypes;
using CrowdComms.Web.Privacy;
using CrowdComms.Web.Questions;
using CrowdComms.Web.Registrants;
using CrowdComms.Web.Reports;
using CrowdComms.Web.Scans;
using CrowdComms.Web.Tickets;
using CrowdComms.Web.Tokens;
using CrowdComms.Web.Venue;
using CrowdComms.Web.Webhooks;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web;

/// <summary>The addresses that are not pages, one line for each feature.</summary>
internal static class Endpoints
{
    /// <summary>Adds all endpoints.</summary>
    internal static void MapRooms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapImportDownloads();
        endpoints.MapTicketDownloads();
        endpoints.MapBadgeDownloads();
        endpoints.MapKioskStart();
        endpoints.MapUnsubscribe();

        // People open these files themselves, so a signed-out user is redirected to the sign-in page, as from any page.
        // Scripts fetch those above and need the 401.
        var files = endpoints.MapGroup("").AllowCookieRedirect();
        files.MapExportDownloads();
        files.MapReportDownloads();
        files.MapPrivacyDownloads();
        endpoints.MapApiPage();
        endpoints.MapApi();
    }

    /// <summary>Lets the endpoints that are mapped so far be created once. Routing and authorization each read them at the
    /// start, and a group of endpoints creates them again for every reader, which took an eighth of the start.</summary>
    internal static void CreateEndpointsOnce(this IEndpointRouteBuilder endpoints)
    {
        var mapped = new CompositeEndpointDataSource([.. endpoints.DataSources]);
        endpoints.DataSources.Clear();
        endpoints.DataSources.Add(mapped);
    }

    private static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1").RequireAuthorization().DisableCookieRedirect().DisableAntiforgery()
            .RequireRateLimiting(RateLimits.Requests)
            .WithMetadata(new RequestSizeLimitAttribute(ApiServices.MostBytes)).RefusesUnknownParameters();
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
        api.MapImports();
        api.MapExports();
        api.MapDashboard();
    }
}
