using CrowdComms.Data.Common;

namespace CrowdComms.Data.Registrants;

/// <summary>Asks to register a person.</summary>
/// <param name="Details">The person's details, pass type and company.</param>
/// <param name="Source">How they are registered: on the web, at the desk and so on.</param>
/// <param name="Confirm">Whether they are confirmed immediately; otherwise they are only registered.</param>
public sealed record NewRegistrant(RegistrantDetails Details, RegistrantSource Source, bool Confirm = false)
{
    /// <summary>Whether the person agreed to the event's consent text.</summary>
    public bool Consents { get; init; }

    /// <summary>The waiting list's offer that the person takes up, which keeps a place for them; null without
    /// one.</summary>
    public Guid? Offer { get; init; }
}

/// <summary>Asks to replace a registrant's details.</summary>
/// <param name="Id">The registrant to change.</param>
/// <param name="Version">The version that the editor loaded; the edit is refused where it is out of date.</param>
/// <param name="Details">All the details as they should be, not only those that differ.</param>
public sealed record RegistrantEdit(Guid Id, int Version, RegistrantDetails Details)
{
    /// <summary>Whether the registration passes to another person: the new holder is sent a ticket of their own, and the
    /// page of the old ticket says that it was passed on. Details and answers that the edit does not change are of the former
    /// holder and are removed; tags stay.</summary>
    public bool PassTicketOn { get; init; }
}

/// <summary>Asks for one change of status.</summary>
/// <param name="Step">The operation, such as confirm or cancel.</param>
/// <param name="Reason">Why, for the history, up to 300 characters; null for no reason.</param>
/// <param name="StationId">The station at which it happens; null away from stations.</param>
public sealed record StepRequest(StatusStep Step, string? Reason = null, Guid? StationId = null);

/// <summary>One of several registrants who could not take a step.</summary>
/// <param name="Id">The id that was asked for.</param>
/// <param name="Name">The registrant's name; empty when the event has no registrant of this id.</param>
/// <param name="Error">The error that this registrant's step returned.</param>
public sealed record StepRefused(Guid Id, string Name, Error Error);

/// <summary>The result of one step for several registrants.</summary>
/// <param name="Done">How many registrants took the step.</param>
/// <param name="Refused">The registrants who did not take it, each with the error.</param>
public sealed record StepsResult(int Done, IReadOnlyList<StepRefused> Refused);
