namespace CrowdComms.Data.Events;

/// <summary>Adds the pass types, zones and stations that a new event begins with to the context. It is a function
/// because the folders of those entities depend on events, and not the other way round.</summary>
/// <returns>The entities that were added, for the audit.</returns>
public delegate IReadOnlyList<FirstThing> FirstContent(CrowdCommsContext context, Guid eventId);

/// <summary>One entity that a new event begins with.</summary>
/// <param name="Kind">The name of the entity's type, such as <c>PassType</c>.</param>
/// <param name="Id">The entity's id.</param>
/// <param name="Name">The entity's own name, as pages show it.</param>
public sealed record FirstThing(string Kind, Guid Id, string Name);
