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

/// <summary>The database of an installation. Each operation of a service opens a context of its own from the
/// factory.</summary>
public abstract class CrowdCommsContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Expos and conferences; most other rows belong to one of them.</summary>
    public DbSet<Event> Events => Set<Event>();

    /// <summary>The slugs that events have or had.</summary>
    public DbSet<EventSlug> EventSlugs => Set<EventSlug>();

    /// <summary>The organisations that registrants come from.</summary>
    public DbSet<Company> Companies => Set<Company>();

    /// <summary>The numbers of passes that are set aside for companies.</summary>
    public DbSet<Allocation> Allocations => Set<Allocation>();

    /// <summary>The secret links at which companies register their people.</summary>
    public DbSet<CompanyLink> CompanyLinks => Set<CompanyLink>();

    /// <summary>The merges of two companies into one, with what an undo needs.</summary>
    public DbSet<CompanyMerge> CompanyMerges => Set<CompanyMerge>();

    /// <summary>The kinds of pass of each event, retired ones included.</summary>
    public DbSet<PassType> PassTypes => Set<PassType>();

    /// <summary>The parts of the venue that pass types give access to.</summary>
    public DbSet<Zone> Zones => Set<Zone>();

    /// <summary>The desks, kiosks and doors where tickets are scanned.</summary>
    public DbSet<Station> Stations => Set<Station>();

    /// <summary>The people who are registered for events, cancelled ones included.</summary>
    public DbSet<Registrant> Registrants => Set<Registrant>();

    /// <summary>The ticket codes that were issued, revoked ones included.</summary>
    public DbSet<Ticket> Tickets => Set<Ticket>();

    /// <summary>Every change of a registrant's status; rows are only added.</summary>
    public DbSet<StatusChange> StatusChanges => Set<StatusChange>();

    /// <summary>Every reading of a ticket, refused ones included; rows are only added.</summary>
    public DbSet<Scan> Scans => Set<Scan>();

    /// <summary>The visits of registrants to zones; a visit without an end is a person inside.</summary>
    public DbSet<ZoneVisit> ZoneVisits => Set<ZoneVisit>();

    /// <summary>The entries of registrants day by day, at events that check tickets once a day.</summary>
    public DbSet<DayEntry> DayEntries => Set<DayEntry>();

    /// <summary>The devices that are paired with a station and scan without a password.</summary>
    public DbSet<Device> Devices => Set<Device>();

    /// <summary>The codes by which a device is paired with a station.</summary>
    public DbSet<DevicePairing> DevicePairings => Set<DevicePairing>();

    /// <summary>The layouts of events' badges.</summary>
    public DbSet<BadgeLayout> BadgeLayouts => Set<BadgeLayout>();

    /// <summary>Every badge that was printed.</summary>
    public DbSet<BadgePrint> BadgePrints => Set<BadgePrint>();

    /// <summary>The shared links to wall displays.</summary>
    public DbSet<WallLink> WallLinks => Set<WallLink>();

    /// <summary>Which user wants to hear of whose arrival.</summary>
    public DbSet<ArrivalMark> ArrivalMarks => Set<ArrivalMark>();

    /// <summary>The emails that wait, were sent or failed.</summary>
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>When the next message may be sent: one row for the whole installation.</summary>
    public DbSet<SendingPace> SendingPace => Set<SendingPace>();

    /// <summary>The texts of messages that organisers changed.</summary>
    public DbSet<MessageTemplate> MessageTemplates => Set<MessageTemplate>();

    /// <summary>The texts that organisers sent to many registrants.</summary>
    public DbSet<Mailing> Mailings => Set<Mailing>();

    /// <summary>The addresses that unsubscribed from an event's mailings.</summary>
    public DbSet<Unsubscribed> Unsubscribed => Set<Unsubscribed>();

    /// <summary>The role of each user in each event.</summary>
    public DbSet<Member> Members => Set<Member>();

    /// <summary>The invitations to become a member of an event.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>The browsers in which users are signed in.</summary>
    public DbSet<UserSession> UserSessions => Set<UserSession>();

    /// <summary>The accounts of people who sign in.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>How often sources tried in vain to sign in to account names.</summary>
    public DbSet<SignInCount> SignInCounts => Set<SignInCount>();

    /// <summary>The people on waiting lists, with the offers that they got.</summary>
    public DbSet<WaitingPerson> WaitingPeople => Set<WaitingPerson>();

    /// <summary>The questions that events ask people.</summary>
    public DbSet<Question> Questions => Set<Question>();

    /// <summary>The answers of registrants to questions.</summary>
    public DbSet<Answer> Answers => Set<Answer>();

    /// <summary>The uploaded files of people, with the progress of their import.</summary>
    public DbSet<Import> Imports => Set<Import>();

    /// <summary>The exports that organisers get by email every day.</summary>
    public DbSet<ExportSchedule> ExportSchedules => Set<ExportSchedule>();

    /// <summary>The audit: who changed what, with the values before and after; rows are only added.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The keys with which the web tier encrypts cookies and secrets.</summary>
    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>The keys with which programs use the API of one event.</summary>
    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    /// <summary>The tokens by which signed-in programs get new access tokens.</summary>
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    /// <summary>The keys that sign access tokens, for all nodes.</summary>
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    /// <summary>The requests with an idempotency key, with their stored responses.</summary>
    public DbSet<AnsweredRequest> AnsweredRequests => Set<AnsweredRequest>();

    /// <summary>The addresses of other systems that receive what happens in an event.</summary>
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    /// <summary>The single deliveries to webhooks, queued, delivered or failed.</summary>
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
