using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.Registrants;

/// <summary>The registrant whose ticket was scanned. An API key with the scope <c>scan</c> alone gets what a turnstile shows:
/// id, name, company, pass type, status and ticket code; every other member is left out. Instants are UTC.</summary>
public sealed record ScannedRegistrant : PersonDetails
{
    /// <summary>The members, beside the fields of a person, that a key with the scope <c>scan</c> alone gets.</summary>
    internal static readonly IReadOnlySet<string> AtTurnstile =
        new HashSet<string>(StringComparer.Ordinal) { "id", "company", "passType", "status", "ticketCode" };

    private ScannedRegistrant(PersonDetails person)
        : base(person)
    {
    }

    /// <summary>The id of the registrant.</summary>
    public required Guid Id { get; init; }

    /// <summary>The company; null for none.</summary>
    public required CompanyName? Company { get; init; }

    /// <summary>The pass type.</summary>
    public required PassTypeName PassType { get; init; }

    /// <summary>The status now.</summary>
    public required RegistrantStatus Status { get; init; }

    /// <summary>The code of the ticket that is valid now.</summary>
    public required string TicketCode { get; init; }

    /// <summary>How the person was registered. A turnstile does not get it.</summary>
    public RegistrantSource? Source { get; private init; }

    /// <summary>When the person was registered, UTC. A turnstile does not get it.</summary>
    public DateTimeOffset? CreatedAt { get; private init; }

    /// <summary>When they were confirmed, UTC; null for not yet. A turnstile does not get it.</summary>
    public DateTimeOffset? ConfirmedAt { get; private init; }

    /// <summary>When they were checked in, UTC; null for not yet. A turnstile does not get it.</summary>
    public DateTimeOffset? CheckedInAt { get; private init; }

    /// <summary>When they were cancelled, UTC; null if they are not. A turnstile does not get it.</summary>
    public DateTimeOffset? CancelledAt { get; private init; }

    /// <summary>Rises with each change. A turnstile does not get it.</summary>
    public int? Version { get; private init; }

    /// <summary>The answers by the keys of the questions. A turnstile does not get it.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Answers { get; private init; }

    /// <summary>Whether the caller is a turnstile, so that the other members are not written at all.</summary>
    internal bool IsForTurnstile => Version is null;

    /// <summary>What staff see of a registrant.</summary>
    internal static ScannedRegistrant ForStaff(RegistrantRow row, IReadOnlyDictionary<string, JsonElement> answers) =>
        Of(row, row.Person) with
        {
            Source = row.Source,
            CreatedAt = row.CreatedAt,
            ConfirmedAt = row.ConfirmedAt,
            CheckedInAt = row.CheckedInAt,
            CancelledAt = row.CancelledAt,
            Version = row.Version,
            Answers = answers,
        };

    /// <summary>What a key with the scope <c>scan</c> alone sees of a registrant.</summary>
    internal static ScannedRegistrant ForTurnstile(RegistrantRow row) =>
        Of(row, PersonValues.Written(new PersonDetails(), row.Person, PersonAudience.ScanKey));

    private static ScannedRegistrant Of(RegistrantRow row, PersonDetails person)
    {
        var whole = RegistrantResponse.Of(row, new Dictionary<string, JsonElement>());
        return new ScannedRegistrant(person)
        {
            Id = row.Id,
            Company = whole.Company,
            PassType = whole.PassType,
            Status = row.Status,
            TicketCode = row.TicketCode,
        };
    }
}
