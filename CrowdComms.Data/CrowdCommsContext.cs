using CrowdComms.Data.Accounts;
using CrowdComms.Data.Alerts;
using CrowdComms.Data.Audit;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Capacity;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Dashboard;
using CrowdComms.Data.Devices;
using CrowdComms.Data.Events;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Idempotency;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using CrowdComms.Data.Tokens;
using CrowdComms.Data.Venue;
using CrowdComms.Data.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data;

/// <summary>The database of an installation. Services open their own from the factory, one per operation.</summary>
public abstract class CrowdCommsContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Expos and conferences.</summary>
    public DbSet<Event> Events => Set<Event>();

    /// <summary>Organisations people come from.</summary>
    public DbSet<Company> Companies => Set<Company>();

    /// <summary>Passes that are set aside for companies.</summary>
    public DbSet<Allocation> Allocations => Set<Allocation>();

    /// <summary>Addresses at which companies register their people.</summary>
    public DbSet<CompanyLink> CompanyLinks => Set<CompanyLink>();

    /// <summary>Companies that became one.</summary>
    public DbSet<CompanyMerge> CompanyMerges => Set<CompanyMerge>();

    /// <summary>Kinds of passes.</summary>
    public DbSet<PassType> PassTypes => Set<PassType>();

    /// <summary>Places access is granted to.</summary>
    public DbSet<Zone> Zones => Set<Zone>();

    /// <summary>Points where people are scanned.</summary>
    public DbSet<Station> Stations => Set<Station>();

    /// <summary>People.</summary>
    public DbSet<Registrant> Registrants => Set<Registrant>();

    /// <summary>Ticket codes, old ones too.</summary>
    public DbSet<Ticket> Tickets => Set<Ticket>();

    /// <summary>Every step of every person.</summary>
    public DbSet<StatusChange> StatusChanges => Set<StatusChange>();

    /// <summary>Every reading of a ticket.</summary>
    public DbSet<Scan> Scans => Set<Scan>();

    /// <summary>Who is and was in which zone.</summary>
    public DbSet<ZoneVisit> ZoneVisits => Set<ZoneVisit>();

    /// <summary>What works at a station without a password.</summary>
    public DbSet<Device> Devices => Set<Device>();

    /// <summary>Codes that pair a device.</summary>
    public DbSet<DevicePairing> DevicePairings => Set<DevicePairing>();

    /// <summary>How badges look.</summary>
    public DbSet<BadgeLayout> BadgeLayouts => Set<BadgeLayout>();

    /// <summary>Every printed badge.</summary>
    public DbSet<BadgePrint> BadgePrints => Set<BadgePrint>();

    /// <summary>Shared addresses of walls.</summary>
    public DbSet<WallLink> WallLinks => Set<WallLink>();

    /// <summary>Whose arrival who is told of.</summary>
    public DbSet<ArrivalMark> ArrivalMarks => Set<ArrivalMark>();

    /// <summary>E-mails, sent and to be sent.</summary>
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>The words of messages, where they are not the usual ones.</summary>
    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    /// <summary>Words sent to many.</summary>
    public DbSet<Mailing> Mailings => Set<Mailing>();

    /// <summary>Addresses that want no mailings.</summary>
    public DbSet<Unsubscribed> Unsubscribed => Set<Unsubscribed>();

    /// <summary>Who works at which event.</summary>
    public DbSet<Member> Members => Set<Member>();

    /// <summary>Who may become a member.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Browsers in which users are signed in.</summary>
    public DbSet<UserSession> UserSessions => Set<UserSession>();

    /// <summary>Who signs in.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>Who waits for a place.</summary>
    public DbSet<WaitingPerson> WaitingPeople => Set<WaitingPerson>();

    /// <summary>What events ask of people.</summary>
    public DbSet<Question> Questions => Set<Question>();

    /// <summary>What people answered.</summary>
    public DbSet<Answer> Answers => Set<Answer>();

    /// <summary>Uploaded files on their way in.</summary>
    public DbSet<Import> Imports => Set<Import>();

    /// <summary>Exports that organisers are sent daily.</summary>
    public DbSet<ExportSchedule> ExportSchedules => Set<ExportSchedule>();

    /// <summary>Who changed what.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The web tier's key ring.</summary>
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>What programs use the API with.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>What gets signed-in programs new access tokens.</summary>
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    /// <summary>What access tokens are signed with.</summary>
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    /// <summary>Requests that may be repeated, and how they were answered.</summary>
    public DbSet<AnsweredRequest> AnsweredRequests => Set<AnsweredRequest>();

    /// <summary>Other systems that are told what happens.</summary>
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    /// <summary>What they are told.</summary>
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CrowdCommsContext).Assembly);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<RegistrantStatus>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<RegistrantSource>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ScanOutcome>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<Direction>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<StationKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<BadgeSize>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<MemberRole>().HaveConversion<string>().HaveMaxLength(20);
    }
}
