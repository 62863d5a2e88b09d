using System.ComponentModel.DataAnnotations;
using CrowdComms.Data.CheckIn;
using CrowdComms.Web.Registrants;
using CrowdComms.Web.Shared;

namespace CrowdComms.Web.Scans;

/// <summary>One reading of a ticket, or of a person found by name.</summary>
public sealed record ScanBody
{
    /// <summary>Made by the device before it sends: the same one again gets the first answer.</summary>
    public required Guid ScanId { get; init; }

    /// <summary>Where.</summary>
    public required Guid StationId { get; init; }

    /// <summary>What the scanner read; or else <see cref="RegistrantId"/>.</summary>
    public string? Code { get; init; }

    /// <summary>The person chosen by hand.</summary>
    public Guid? RegistrantId { get; init; }

    /// <summary>Which way; out only at a door.</summary>
    public Direction? Direction { get; init; }

    /// <summary>The device's clock; left out for now.</summary>
    public DateTimeOffset? ScannedAt { get; init; }

    /// <summary>Lets the person in although they would be refused, where that may be.</summary>
    public OverrideBody? Override { get; init; }

    /// <summary>Decide, and write nothing.</summary>
    public bool Simulate { get; init; }

    internal ScanRequest Request => new(ScanId, StationId, Code, RegistrantId, Override?.Reason)
    {
        Direction = Direction ?? Data.CheckIn.Direction.In,
        ScannedAt = ScannedAt?.ToUniversalTime(),
        Simulate = Simulate,
    };
}

/// <summary>An override.</summary>
/// <param name="Reason">Why; up to 300 characters.</param>
public sealed record OverrideBody(string Reason);

/// <summary>The scans of a device that was offline.</summary>
public sealed record ScanBatchBody
{
    /// <summary>In the order in which they were made, at most 500.</summary>
    [MaxLength(500, ErrorMessage = "At most 500 scans fit. Send the others afterwards.")]
    public required IReadOnlyList<ScanBody> Scans { get; init; }
}

/// <summary>A scan as it was recorded. Instants are UTC.</summary>
/// <param name="ScanId">The device's id of it.</param>
/// <param name="StationId">Where.</param>
/// <param name="Station">The station's name.</param>
/// <param name="RegistrantId">Whose ticket; null when it is nobody's of this event.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Outcome">The decision.</param>
/// <param name="Forced">Whether an override was needed and used.</param>
/// <param name="Reason">Why, where it was forced.</param>
/// <param name="ScannedAt">The device's clock.</param>
/// <param name="ReceivedAt">The server's clock.</param>
/// <param name="By">Who.</param>
public sealed record ScanShape(
    Guid ScanId, Guid StationId, string Station, Guid? RegistrantId, Direction Direction, string Outcome, bool Forced, string? Reason,
    DateTimeOffset ScannedAt, DateTimeOffset ReceivedAt, string By);

/// <summary>When, where and by whom somebody was admitted first.</summary>
/// <param name="At">UTC.</param>
/// <param name="Station">Where; null when it was no station.</param>
/// <param name="By">Who.</param>
public sealed record FirstAdmittedShape(DateTimeOffset At, string? Station, string By);

/// <summary>What a scan answers.</summary>
/// <param name="Outcome">The decision, such as <c>admitted</c> or <c>already_checked_in</c>.</param>
/// <param name="Replayed">Whether this is the first answer to the same scan id, given again.</param>
/// <param name="Scan">The scan as it was recorded, or as it would be.</param>
/// <param name="Registrant">Who it is, where the ticket belongs to this event.</param>
/// <param name="PassType">Their pass type.</param>
/// <param name="Company">Their company, if any.</param>
/// <param name="Message">One sentence for staff: what is so.</param>
/// <param name="Advice">One sentence for staff: what to do.</param>
/// <param name="FirstAdmitted">For a duplicate: when, where and by whom they were admitted.</param>
public sealed record ScanReply(
    string Outcome, bool Replayed, ScanShape Scan, RegistrantResponse? Registrant, PassTypeName? PassType, CompanyName? Company,
    string Message, string Advice, FirstAdmittedShape? FirstAdmitted)
{
    internal static ScanReply Of(ScanAnswer answer, ScanRecord scan, RegistrantResponse? person)
    {
        var shape = new ScanShape(
            scan.ScanId, scan.StationId, scan.Station, scan.RegistrantId, scan.Direction, OutcomeWords.Of(scan.Outcome), scan.Forced, scan.Reason,
            scan.ScannedAt, scan.ReceivedAt, scan.By);
        return new ScanReply(
            OutcomeWords.Of(answer.Outcome), answer.Replayed, shape, person, person?.PassType, person?.Company, answer.Message, answer.Advice,
            answer.FirstAdmitted is { } first ? new FirstAdmittedShape(first.At, first.Station, first.By) : null);
    }
}

/// <summary>One scan of a batch: its answer, or why it was not decided.</summary>
/// <param name="ScanId">Which.</param>
/// <param name="Answer">The answer; null when it was refused.</param>
/// <param name="Problem">The refusal; null when it was decided.</param>
public sealed record BatchItem(Guid ScanId, ScanReply? Answer, BatchProblem? Problem);

/// <summary>Why a scan of a batch was not decided.</summary>
/// <param name="Code">The stable code.</param>
/// <param name="Detail">One sentence.</param>
/// <param name="Errors">For <c>validation</c>: field to sentences.</param>
public sealed record BatchProblem(string Code, string Detail, IReadOnlyDictionary<string, string[]>? Errors);

/// <summary>The answers to a batch.</summary>
/// <param name="Items">One for each scan, in their order.</param>
public sealed record BatchResponse(IReadOnlyList<BatchItem> Items);
