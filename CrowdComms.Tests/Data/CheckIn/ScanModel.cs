using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;

namespace CrowdComms.Tests.Data.CheckIn;

/// <summary>The rules of scanning as plain code over plain objects, to compare the product with.</summary>
internal sealed class ScanModel(bool requiresConfirmation, bool oneZoneAtATime, bool daily)
{
    internal List<ModelPerson> People { get; } = [];

    /// <summary>Capacity by zone; null for no limit.</summary>
    internal Dictionary<Guid, int?> Zones { get; } = [];

    /// <summary>What a scan answers; changes the model as it changes the world.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="at">When the ticket was read.</param>
    internal (ScanOutcome Outcome, bool Forced) Scan(ModelScan scan, DateTimeOffset at)
    {
        var plain = Decide(scan, at, overridden: false);
        var outcome = Decide(scan, at, scan.Override);
        if (outcome is ScanOutcome.Admitted or ScanOutcome.Left)
        {
            Move(scan, outcome, at);
        }

        return (outcome, outcome is ScanOutcome.Admitted or ScanOutcome.Left && plain != outcome);
    }

    private ScanOutcome Decide(ModelScan scan, DateTimeOffset at, bool overridden)
    {
        if (scan.Person is not { } person)
        {
            return ScanOutcome.UnknownCode;
        }

        if (person.IsElsewhere)
        {
            return ScanOutcome.WrongEvent;
        }

        if (scan.OldCode)
        {
            return ScanOutcome.RevokedCode;
        }

        if (person.Status == RegistrantStatus.Cancelled)
        {
            return ScanOutcome.Cancelled;
        }

        return scan.Direction == Direction.Out && person.IsIn(scan.Zone!.Value, scan, at) ? ScanOutcome.Left
            : overridden ? AfterOverride(scan, at, full: false)
            : Overridable(scan, person, at) ?? AfterOverride(scan, at, IsFull(scan, at));
    }

    private ScanOutcome? Overridable(ModelScan scan, ModelPerson person, DateTimeOffset at)
    {
        if (person.Status == RegistrantStatus.Registered && requiresConfirmation)
        {
            return ScanOutcome.NotConfirmed;
        }

        if (at < person.ValidFrom || at >= person.ValidUntil)
        {
            return ScanOutcome.NotValidNow;
        }

        return scan.Zone is not { } zone ? null
            : !person.Opens.Contains(zone) ? ScanOutcome.NoAccess
            : person.Status != RegistrantStatus.CheckedIn ? ScanOutcome.NotCheckedIn
            : null;
    }

    private ScanOutcome AfterOverride(ModelScan scan, DateTimeOffset at, bool full)
    {
        var person = scan.Person!;
        if (scan.Zone is not { } zone)
        {
            var entered = person.Entries.Where(e => !daily || Day(e) == Day(at)).Select(e => (DateTimeOffset?)e).Min();
            return entered is not null && !(scan.IsLate && at < entered) ? ScanOutcome.AlreadyCheckedIn : ScanOutcome.Admitted;
        }

        return scan.Direction == Direction.Out ? ScanOutcome.Left
            : person.IsIn(zone, scan, at) ? ScanOutcome.AlreadyInside
            : full ? ScanOutcome.ZoneFull
            : ScanOutcome.Admitted;
    }

    // The events of these tests are in Berlin, in summer.
    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(2)).DateTime);

    private bool IsFull(ModelScan scan, DateTimeOffset at) => scan.Zone is { } zone && Zones[zone] is { } capacity
        && People.Count(p => p.IsIn(zone, scan, at)) >= capacity;

    private void Move(ModelScan scan, ScanOutcome outcome, DateTimeOffset at)
    {
        var person = scan.Person!;
        if (scan.Zone is not { } zone)
        {
            person.Status = RegistrantStatus.CheckedIn;
            person.Entries.RemoveAll(e => !daily || Day(e) == Day(at));
            person.Entries.Add(at);
            return;
        }

        var isEntry = outcome == ScanOutcome.Admitted;
        var next = person.Visits.Where(v => v.From > at && (oneZoneAtATime || v.Zone == zone)).Select(v => (DateTimeOffset?)v.From).Min();
        foreach (var visit in person.Visits.Where(v => v.Until is null && !(scan.IsLate && v.From > at)
            && (isEntry ? oneZoneAtATime && v.Zone != zone : v.Zone == zone)))
        {
            visit.Until = at;
        }

        if (isEntry)
        {
            person.Visits.Add(new ModelVisit(zone, at) { Until = scan.IsLate ? next : null });
        }
    }
}

/// <summary>Somebody in the model.</summary>
internal sealed class ModelPerson
{
    internal RegistrantStatus Status { get; set; }

    internal bool IsElsewhere { get; init; }

    internal DateTimeOffset? ValidFrom { get; init; }

    internal DateTimeOffset? ValidUntil { get; init; }

    internal HashSet<Guid> Opens { get; init; } = [];

    /// <summary>When the person came in: once, or once a day.</summary>
    internal List<DateTimeOffset> Entries { get; } = [];

    internal DateTimeOffset? CheckedInAt => Entries.Count == 0 ? null : Entries.Min();

    internal List<ModelVisit> Visits { get; } = [];

    internal IEnumerable<Guid> Inside => Visits.Where(v => v.Until is null).Select(v => v.Zone);

    /// <summary>Whether the person is in the zone; for a late scan, whether they were in it then.</summary>
    internal bool IsIn(Guid zone, ModelScan scan, DateTimeOffset at) => Visits.Exists(v => v.Zone == zone
        && (scan.IsLate ? v.From <= at && !(v.Until <= at) : v.Until is null));

    /// <summary>Takes the check-in back.</summary>
    internal void Undo(DateTimeOffset now)
    {
        Entries.Clear();
        Visits.Where(v => v.Until is null).ToList().ForEach(v => v.Until = now);
    }
}

/// <summary>One stay in a zone in the model.</summary>
internal sealed record ModelVisit(Guid Zone, DateTimeOffset From)
{
    internal DateTimeOffset? Until { get; set; }
}

/// <summary>A scan in the model: nobody's code without a person; at the entrance without a zone.</summary>
internal sealed record ModelScan(ModelPerson? Person, Guid? Zone, Direction Direction, bool Override, bool OldCode)
{
    /// <summary>Whether the scan arrived long after its own time.</summary>
    internal bool IsLate { get; init; }
}
