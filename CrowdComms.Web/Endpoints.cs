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

/// <summary>The addresses beside the pages, a line per room.</summary>
internal static class Endpoints
{
    /// <summary>Adds all of them.</summary>
    internal static void MapRooms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapImportDownloads();
        endpoints.MapTicketDownloads();
        endpoints.MapBadgeDownloads();
        endpoints.MapKioskStart();
        endpoints.MapUnsubscribe();

        // Files that people open themselves: whoever is signed out is led to the sign-in page, as from any page. Those above are fetched by scripts, which need the refusal.
        var files = endpoints.MapGroup("").AllowCookieRedirect();
        files.MapExportDownloads();
        files.MapReportDownloads();
        files.MapPrivacyDownloads();
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
        api.MapImports();
        api.MapExports();
        api.MapDashboard();
    }
}
