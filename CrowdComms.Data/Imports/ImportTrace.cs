using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>What an import did to one person or company, so that it can be taken back. Gone when the undo is done or its time is over.</summary>
public sealed class ImportTrace
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>Which import.</summary>
    public Guid ImportId { get; init; }

    /// <summary>What was done.</summary>
    public ImportTraceKind Kind { get; init; }

    /// <summary>The person or company; it may be gone meanwhile.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The person's version that the import made: with another one, somebody changed the person since.</summary>
    public int Version { get; init; }

    /// <summary>A changed person as they were, as JSON; null for what is new.</summary>
    public string? Before { get; init; }
}

/// <summary>What an import did to one person or company.</summary>
public enum ImportTraceKind
{
    /// <summary>The person was registered.</summary>
    Created,
    /// <summary>The person was changed.</summary>
    Updated,
    /// <summary>The company was made.</summary>
    Company,
}

/// <summary>Why a row was not imported, or a person not taken back.</summary>
public sealed class ImportFault
{
    /// <summary>The <see cref="Field"/> of a person whom the undo left as they are.</summary>
    public const string NotUndone = "Not undone";

    /// <summary>Time-ordered.</summary>
    public Guid Id { get; private set; } = RisingId.Next();

    /// <summary>Which import.</summary>
    public Guid ImportId { get; init; }

    /// <summary>The number that the file gives the row; 0 for what concerns no row.</summary>
    public int Row { get; init; }

    /// <summary>Which field, or the row as a whole.</summary>
    public required string Field { get; init; }

    /// <summary>What is wrong and what to do, a sentence.</summary>
    public required string Message { get; init; }
}

/// <summary>A person before an import changed them.</summary>
internal sealed record PersonBefore(PersonDetails Person, Guid? CompanyId, string? Company, Guid PassTypeId)
{
    /// <summary>What they had answered to the questions that the import answered again; empty for nothing.</summary>
    public Dictionary<Guid, string>? Answers { get; init; }

    internal static PersonBefore Of(Registrant r) => new(r.Person, r.CompanyId, r.Company?.Name, r.PassTypeId);
}
