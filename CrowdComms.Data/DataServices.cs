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
using CrowdComms.Data.Engines;
using CrowdComms.Data.Engines.Postgres;
using CrowdComms.Data.Engines.Sqlite;
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
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

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
        services.AddAccountParts();
        services.AddSingleton<AccessService>();
        services.AddSingleton<Schema>();
        services.AddSingleton<Outage>();
        services.AddSingleton<FormerProcess>();
        services.AddSingleton<DemoSeed>();
        services.AddSingleton<FirstContent>(EventDefaults.Add);
        services.AddSingleton<FollowTimeZone>(PassTypeWindows.MoveAsync);
        services.AddSingleton<FollowTimeZone>(ExportHours.MoveAsync);
        services.AddSingleton<EventService>();
        services.AddSingleton<EventDeletionService>();
        services.AddSingleton<EventReader>();
        services.AddSingleton<WholeEventReader>();
        services.AddSingleton<RegistrantService>();
        services.AddSingleton<StatusSteps>();
        services.AddSingleton<RegistrantReader>();
        services.AddSingleton<RegistrantChoices>();
        services.AddSingleton<RegistrantSearch>();
        services.AddSingleton<CompanyReader>();
        services.AddSingleton<CompanyService>();
        services.AddSingleton<AllocationService>();
        services.AddSingleton<CompanyMergeService>();
        services.AddSingleton<CompanyMergeUndo>();
        services.AddSingleton<CompanyLinkService>();
        services.AddSingleton<CompanyContactService>();
        services.AddPrivacy();
        services.AddSingleton<AuditReader>();
        services.AddTokenParts();
        services.AddSingleton<RepeatableRequests>();
        services.AddWebhookParts();
        services.AddSingleton<PassTypeReader>();
        services.AddSingleton<PassTypeService>();
        services.AddSingleton<PassTypeOrder>();
        services.AddSingleton<ZoneGrants>();
        services.AddSingleton<ZoneService>();
        services.AddSingleton<StationService>();
        services.AddSingleton<DeviceService>();
        services.AddSingleton<DeviceKeys>();
        services.AddSingleton<KioskService>();
        services.AddSingleton<KioskPinService>();
        services.AddSingleton<CheckInService>();
        services.AddSingleton<DayUndo>();
        services.AddSingleton<ScanUndoService>();
        services.AddSingleton<ScanReader>();
        services.AddSingleton<ScanRecordReader>();
        services.AddSingleton<TicketService>();
        services.AddSingleton<GroupArrival>();
        services.AddSingleton<ScanExplainer>();
        services.AddSingleton<EvacuationReader>();
        services.AddSingleton<FiguresReader>();
        services.AddSingleton<ReportReader>();
        services.AddSingleton<ReportService>();
        services.AddSingleton<WallLinkService>();
        services.AddSingleton<MarkService>();
        services.AddSingleton<AlertMail>();
        services.AddMessages();
        services.AddSingleton<PublicRegistrationService>();
        services.AddSingleton<OwnRegistrationService>();
        services.AddSingleton<WaitingService>();
        services.AddSingleton<WaitingListService>();
        services.AddQuestions();
        services.AddSingleton<StationReader>();
        services.AddSingleton<RecentScanReader>();
        services.AddSingleton<HistoryReader>();
        services.AddSingleton<BadgeLayoutService>();
        services.AddSingleton<BadgeService>();
        services.AddSingleton<BadgeLetterReader>();
        services.AddSingleton(provider => new UploadFolder(folder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ImportService>();
        services.AddSingleton<ImportEnding>();
        services.AddSingleton<ImportReader>();
        services.AddSingleton<ImportRunner>();
        services.AddSingleton<ExportService>();
        services.AddSingleton<ExportScheduleService>();
        if (string.IsNullOrWhiteSpace(postgres))
        {
            var file = SqliteEngine.ConnectionString(folder);
            services.AddEngine<SqliteContext, SqliteEngine>(options => SqliteEngine.Configure(options, file));
            services.AddStatements<SqliteScan, SqliteMatch, SqliteArrivals, Engines.Sqlite.AuditLock>();
        }
        else
        {
            services.AddEngine<PostgresContext, PostgresEngine>(options => PostgresEngine.Configure(options, postgres));
            services.AddStatements<PostgresScan, PostgresMatch, PostgresArrivals, Engines.Postgres.AuditLock>();
        }

        return services;
    }

    private static void AddEngine<TContext, TEngine>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : CrowdCommsContext
        where TEngine : class, IDatabaseEngine
    {
        services.AddPooledDbContextFactory<TContext>(options =>
        {
            configure(options);
            // Services expect that a unique index may refuse a save, so that is no error in the log; any other failure
            // is logged once, at the edge.
            options.ConfigureWarnings(warnings => warnings.Log(
                (CoreEventId.SaveChangesFailed, LogLevel.Debug), (RelationalEventId.CommandError, LogLevel.Debug),
                (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)));
        });
        services.AddSingleton<IDbContextFactory<CrowdCommsContext>, ContextFactory<TContext>>();
        services.AddSingleton<IDatabaseEngine, TEngine>();
    }

    private static void AddStatements<TScan, TMatch, TArrivals, TAudit>(this IServiceCollection services)
        where TScan : class, IScanStatement
        where TMatch : class, IRegistrantMatch
        where TArrivals : class, IArrivalCount
        where TAudit : class, IAuditLock
    {
        services.AddSingleton<IScanStatement, TScan>();
        services.AddSingleton<IRegistrantMatch, TMatch>();
        services.AddSingleton<IArrivalCount, TArrivals>();
        services.AddSingleton<IAuditLock, TAudit>();
    }
}
