using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>Somebody to register.</summary>
/// <param name="Details">The person.</param>
/// <param name="Source">How they got in.</param>
/// <param name="Confirm">Whether they are confirmed at once.</param>
public sealed record NewRegistrant(RegistrantDetails Details, RegistrantSource Source, bool Confirm = false)
{
    /// <summary>Whether they agreed to what the event asks.</summary>
    public bool Consents { get; init; }

    /// <summary>The offer of the waiting list that they take up; its place is theirs.</summary>
    public Guid? Offer { get; init; }
}

/// <summary>A change to somebody's details.</summary>
/// <param name="Id">Whose.</param>
/// <param name="Version">The version that the editor saw.</param>
/// <param name="Details">All the details, as they should be.</param>
public sealed record RegistrantEdit(Guid Id, int Version, RegistrantDetails Details);

/// <summary>A step to take.</summary>
/// <param name="Step">Which.</param>
/// <param name="Reason">Why; up to 300 characters.</param>
/// <param name="StationId">Where.</param>
public sealed record StepRequest(StatusStep Step, string? Reason = null, Guid? StationId = null);

/// <summary>One of several who could not take the step.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Their name; empty when there is no such person.</param>
/// <param name="Error">Why not.</param>
public sealed record StepRefused(Guid Id, string Name, Error Error);

/// <summary>What came of a step for several.</summary>
/// <param name="Done">How many took it.</param>
/// <param name="Refused">Who did not, and why.</param>
public sealed record StepsAnswer(int Done, IReadOnlyList<StepRefused> Refused);
