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
using CrowdComms.Web.Reports;
using CrowdComms.Web.Tokens;
using Microsoft.AspNetCore.Mvc;

namespace CrowdComms.Web.Api;

/// <summary>The addresses beside the pages, a line per room.</summary>
internal static class Endpoints
{
    /// <summary>Adds all of them.</summary>
    internal static void MapRooms(this IEndpointRouteBuilder endpoints)
    {
        // Files that people open: whoever is signed out is led to the sign-in page, as from any page.
        var files = endpoints.MapGroup("").AllowCookieRedirect();
        files.MapImports();
        files.MapExports();
        files.MapTickets();
        files.MapBadges();
        files.MapKiosks();
        files.MapReports();
        files.MapMessages();
        files.MapPrivacy();
        endpoints.MapApiPage();
        var api = endpoints.MapGroup("/api/v1").RequireAuthorization().DisableCookieRedirect().DisableAntiforgery().RequireRateLimiting(RateLimits.Requests)
            .WithMetadata(new RequestSizeLimitAttribute(ApiServices.MostBytes));
        api.MapAuth();
        api.MapApiKeys();
        api.MapEvents();
        api.MapRegistrants();
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
