using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;

namespace CrowdComms.Tests.Data.CheckIn;

/// <summary>The rules of scanning as plain code over plain objects, to compare the product with.</summary>
internal sealed class ScanModel(bool requiresConfirmation, bool oneZoneAtATime)
{
    internal List<ModelPerson> People { get; } = [];

    /// <summary>Capacity by zone; null for no limit.</summary>
    internal Dictionary<Guid, int?> Zones { get; } = [];

    /// <summary>What a scan answers; changes the model as it changes the world.</summary>
    internal (ScanOutcome Outcome, bool Forced) Scan(ModelScan scan, DateTimeOffset at)
    {
        var plain = Decide(scan, at, overridden: false);
        var outcome = Decide(scan, at, scan.Override);
        if (outcome is ScanOutcome.Admitted or ScanOutcome.Left)
        {
            Move(scan, outcome);
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

        return scan.Direction == Direction.Out && person.Inside.Contains(scan.Zone!.Value) ? ScanOutcome.Left
            : overridden ? AfterOverride(scan, person, full: false)
            : Overridable(scan, person, at) ?? AfterOverride(scan, person, IsFull(scan));
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

    private static ScanOutcome AfterOverride(ModelScan scan, ModelPerson person, bool full)
    {
        if (scan.Zone is not { } zone)
        {
            return person.Status == RegistrantStatus.CheckedIn ? ScanOutcome.AlreadyCheckedIn : ScanOutcome.Admitted;
        }

        return scan.Direction == Direction.Out ? ScanOutcome.Left
            : person.Inside.Contains(zone) ? ScanOutcome.AlreadyInside
            : full ? ScanOutcome.ZoneFull
            : ScanOutcome.Admitted;
    }

    private bool IsFull(ModelScan scan) => scan.Zone is { } zone && Zones[zone] is { } capacity
        && People.Count(p => p.Inside.Contains(zone)) >= capacity;

    private void Move(ModelScan scan, ScanOutcome outcome)
    {
        var person = scan.Person!;
        if (scan.Zone is not { } zone)
        {
            person.Status = RegistrantStatus.CheckedIn;
            return;
        }

        if (outcome == ScanOutcome.Admitted && oneZoneAtATime)
        {
            person.Inside.Clear();
        }

        _ = outcome == ScanOutcome.Admitted ? person.Inside.Add(zone) : person.Inside.Remove(zone);
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

    internal HashSet<Guid> Inside { get; } = [];
}

/// <summary>A scan in the model: nobody's code without a person; at the entrance without a zone.</summary>
internal sealed record ModelScan(ModelPerson? Person, Guid? Zone, Direction Direction, bool Override, bool OldCode);
