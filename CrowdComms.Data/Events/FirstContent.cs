namespace CrowdComms.Data.Events;

/// <summary>Adds to a context what a new event begins with. The rooms above know passes, zones and stations; an
/// event does not.</summary>
/// <returns>The things that were added, for the audit.</returns>
public delegate IReadOnlyList<FirstThing> FirstContent(CrowdCommsContext context, Guid eventId);

/// <summary>A thing that a new event begins with.</summary>
/// <param name="Kind">The name of its entity.</param>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
public sealed record FirstThing(string Kind, Guid Id, string Name);
