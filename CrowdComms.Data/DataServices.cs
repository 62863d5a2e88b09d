using CrowdComms.Data.Access;
using CrowdComms.Data.Accounts;
using CrowdComms.Data.Alerts;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Badges;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Files;
using CrowdComms.Data.Idempotency;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Live;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Messages;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Data.Reports;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Data.WaitingList;
using CrowdComms.Data.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CrowdComms.Data;

/// <summary>Registers the database and all services of this project.</summary>
public static class DataServices
{
    /// <summary>Adds the database and the services that use it.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="postgres">An Npgsql connection string; null or blank for SQLite.</param>
    /// <param name="folder">The folder of the SQLite file; created when it is missing.</param>
    public static IServiceCollection AddCrowdCommsData(this IServiceCollection services, string? postgres, string folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IChangeFeed, InProcessChangeFeed>();
        services.AddHybridCache();
        services.AddSingleton<EntranceCache>();
        services.AddDatabase(postgres, folder);
        services.AddSingleton<DemoSeed>();
        services.AddSingleton(provider => new UploadFolder(folder, provider.GetRequiredService<TimeProvider>()));
        services.AddAccountParts();
        services.AddTokenParts();
        services.AddEvents();
        services.AddVenue();
        services.AddCompanies();
        services.AddRegistrants();
        services.AddQuestions();
        services.AddCheckIn();
        services.AddRegistration();
        services.AddMessages();
        services.AddFigures();
        services.AddBadges();
        services.AddFiles();
        services.AddWebhookParts();
        services.AddPrivacy();
        return services;
    }

    private static void AddEvents(this IServiceCollection services) => services
        .AddSingleton<AccessService>()
        .AddSingleton<FirstContent>(EventDefaults.Add)
        .AddSingleton<FollowTimeZone>(PassTypeWindows.MoveAsync)
        .AddSingleton<FollowTimeZone>(ExportHours.MoveAsync)
        .AddSingleton<EventService>()
        .AddSingleton<EventDeletionService>()
        .AddSingleton<EventReader>()
        .AddSingleton<EventCounts>()
        .AddSingleton<WholeEventReader>()
        .AddSingleton<EventAddresses>()
        .AddSingleton<AuditReader>()
        .AddSingleton<RepeatableRequests>();

    private static void AddVenue(this IServiceCollection services) => services
        .AddSingleton<PassTypeReader>()
        .AddSingleton<PassTypeService>()
        .AddSingleton<PassTypeOrder>()
        .AddSingleton<ZoneGrants>()
        .AddSingleton<ZoneService>()
        .AddSingleton<StationService>()
        .AddSingleton<StationReader>()
        .AddSingleton<DeviceService>()
        .AddSingleton<DeviceKeys>()
        .AddSingleton<KioskPinService>();

    private static void AddCompanies(this IServiceCollection services) => services
        .AddSingleton<CompanyReader>()
        .AddSingleton<CompanyService>()
        .AddSingleton<AllocationService>()
        .AddSingleton<CompanyMergeService>()
        .AddSingleton<CompanyMergeUndo>()
        .AddSingleton<CompanyLinkService>()
        .AddSingleton<CompanyContactService>();

    private static void AddRegistrants(this IServiceCollection services) => services
        .AddSingleton<RegistrantService>()
        .AddSingleton<StatusSteps>()
        .AddSingleton<RegistrantReader>()
        .AddSingleton<RegistrantChoices>()
        .AddSingleton<RegistrantSearch>()
        .AddSingleton<RegistrantWalk>()
        .AddSingleton<TicketService>()
        .AddSingleton<HistoryReader>();

    private static void AddCheckIn(this IServiceCollection services) => services
        .AddSingleton<ScanOrders>()
        .AddSingleton<CheckInService>()
        .AddSingleton<KioskService>()
        .AddSingleton<GroupArrival>()
        .AddSingleton<DayUndo>()
        .AddSingleton<ScanUndoService>()
        .AddSingleton<ScanReader>()
        .AddSingleton<RecentScanReader>()
        .AddSingleton<ScanExplainer>()
        .AddSingleton<EvacuationReader>();

    private static void AddRegistration(this IServiceCollection services) => services
        .AddSingleton<PublicRegistrationService>()
        .AddSingleton<OwnRegistrationService>()
        .AddSingleton<WaitingService>()
        .AddSingleton<WaitingListService>();

    private static void AddFigures(this IServiceCollection services) => services
        .AddSingleton<FiguresReader>()
        .AddSingleton<ReportReader>()
        .AddSingleton<ReportService>()
        .AddSingleton<WallLinkService>()
        .AddSingleton<MarkService>()
        .AddSingleton<AlertMail>();

    private static void AddBadges(this IServiceCollection services) => services
        .AddSingleton<BadgeLayoutService>()
        .AddSingleton<BadgeService>()
        .AddSingleton<BadgeLetterReader>();

    private static void AddFiles(this IServiceCollection services) => services
        .AddSingleton<ImportService>()
        .AddSingleton<ImportEnding>()
        .AddSingleton<ImportReader>()
        .AddSingleton<ImportRunner>()
        .AddSingleton<ExportService>()
        .AddSingleton<ExportScheduleService>();
}
