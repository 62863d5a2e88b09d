using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>What an import did to one registrant or company, so that it can be undone. Deleted by the undo, or when the
/// time for one is over.</summary>
public sealed class ImportTrace
{
    /// <summary>A version 7 GUID, so ids sort in the order of writing.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The import that did it.</summary>
    public Guid ImportId { get; init; }

    /// <summary>Whether it registered, changed or created.</summary>
    public ImportTraceKind Kind { get; init; }

    /// <summary>The id of the registrant or company, which may be deleted by now.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The registrant's version after the import; with another version now, they changed since.</summary>
    public int Version { get; init; }

    /// <summary>The changed registrant's details before the import, as JSON; null for a new registrant or
    /// company.</summary>
    public string? Before { get; init; }
}

/// <summary>The kinds of change that an import writes.</summary>
public enum ImportTraceKind
{
    /// <summary>The import registered the person.</summary>
    Created,
    /// <summary>The import changed the registrant's details.</summary>
    Updated,
    /// <summary>The import created the company.</summary>
    Company,
}

/// <summary>One reason why a row was not imported, or why the undo left a registrant as they are.</summary>
public sealed class ImportFault
{
    /// <summary>The value of <see cref="Field"/> for a registrant whom the undo left as they are.</summary>
    public const string NotUndone = "Not undone";

    /// <summary>A version 7 GUID, so ids sort in the order of writing.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>The import that found the fault.</summary>
    public Guid ImportId { get; init; }

    /// <summary>The number of the row in the file; 0 for a fault of the undo.</summary>
    public int Row { get; init; }

    /// <summary>The name of the wrong field, or <c>Row</c> for the row as a whole.</summary>
    public required string Field { get; init; }

    /// <summary>A sentence that says what is wrong and what to do.</summary>
    public required string Message { get; init; }
}

/// <summary>A registrant's details, company and pass type before an import changed them.</summary>
internal sealed record PersonBefore(PersonDetails Person, Guid? CompanyId, string? Company, Guid PassTypeId)
{
    /// <summary>The earlier answers to the questions that the import answered, by question; an empty text for no
    /// answer.</summary>
    public Dictionary<Guid, string>? Answers { get; init; }

    /// <summary>The earlier status; null where the import left it as it was.</summary>
    public RegistrantStatus? Status { get; init; }

    internal static PersonBefore Of(Registrant r) => new(r.Person, r.CompanyId, r.Company?.Name, r.PassTypeId);
}
