using CrowdComms.Data.Common;

namespace CrowdComms.Data.Companies;

/// <summary>The organisation that a registrant comes from.</summary>
public sealed class Company(Guid eventId, string name)
{
    /// <summary>The row's id, a version 7 GUID: a later company has a greater one.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The event that the company belongs to.</summary>
    public Guid EventId { get; private set; } = eventId;

    /// <summary>The company's name as it was written, without outer blanks.</summary>
    public string Name { get; private set; } = TextRules.Line(name);

    /// <summary>The name without case, accents and outer blanks; unique in the event.</summary>
    public string NameKey { get; private set; } = SearchText.Of(name);

    /// <summary>The name of the company's contact person; null for none.</summary>
    public string? ContactName { get; set => field = value.LineOrNull(); }

    /// <summary>The email address of the company's contact person; null for none.</summary>
    public string? ContactEmail { get; set => field = EmailAddress.Read(value).OrNull(); }

    /// <summary>Creates a merged company again when the merge is undone, with the id that it had before.</summary>
    internal static Company Again(Guid id, Guid eventId, string name) => new(eventId, name) { Id = id };

    /// <summary>Gives the company another name.</summary>
    public void Rename(string name) => (Name, NameKey) = (TextRules.Line(name), SearchText.Of(name));
}
