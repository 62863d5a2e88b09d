using CrowdComms.Data.Common;

namespace CrowdComms.Data.Companies;

/// <summary>The organisation a registrant comes from.</summary>
public sealed class Company(Guid eventId, string name)
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event.</summary>
    public Guid EventId { get; private set; } = eventId;

    /// <summary>As people write it.</summary>
    public string Name { get; private set; } = name.Trim();

    /// <summary>The name without case, accents and outer blanks; unique in the event.</summary>
    public string NameKey { get; private set; } = Folded.Text(name);

    /// <summary>Who speaks for the company.</summary>
    public string? ContactName { get; set; }

    /// <summary>Whom to write to.</summary>
    public string? ContactEmail { get; set; }

    /// <summary>A company that was, again: with the id that it had.</summary>
    internal static Company Again(Guid id, Guid eventId, string name) => new(eventId, name) { Id = id };

    /// <summary>Gives the company another name.</summary>
    public void Rename(string name) => (Name, NameKey) = (name.Trim(), Folded.Text(name));
}
