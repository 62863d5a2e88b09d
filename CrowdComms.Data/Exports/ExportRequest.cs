using CrowdComms.Data.Audit;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Exports;

/// <summary>What can be taken out of an event as a table.</summary>
public enum ExportKind
{
    /// <summary>Everybody, whatever their status.</summary>
    Registrants,
    /// <summary>Every reading of a ticket.</summary>
    Scans,
    /// <summary>Readings that let nobody in or out.</summary>
    RefusedScans,
    /// <summary>Companies with their people counted.</summary>
    Companies,
    /// <summary>Every e-mail, sent or not.</summary>
    Messages,
    /// <summary>Who changed what.</summary>
    Audit,
}

/// <summary>The kinds of files.</summary>
public enum ExportFormat
{
    /// <summary>Text, comma separated, UTF-8 with a mark: RFC 4180.</summary>
    Csv,
    /// <summary>An Excel workbook with one sheet.</summary>
    Xlsx,
}

/// <summary>What to export: the rows that a grid's filter shows, all of its pages.</summary>
/// <param name="Kind">What.</param>
/// <param name="Format">How.</param>
public sealed record ExportRequest(ExportKind Kind, ExportFormat Format)
{
    /// <summary>Which registrants, in which order; the page counts for nothing.</summary>
    public RegistrantQuery Registrants { get; init; } = new();

    /// <summary>Which scans; the page counts for nothing.</summary>
    public ScanQuery Scans { get; init; } = new();

    /// <summary>Which companies, in which order; the page counts for nothing.</summary>
    public CompanyQuery Companies { get; init; } = new();

    /// <summary>Which messages; the page counts for nothing.</summary>
    public MessageQuery Messages { get; init; } = new();

    /// <summary>Which entries of the audit; the page counts for nothing.</summary>
    public AuditQuery Audit { get; init; } = new();

    /// <summary>Whether rows were left out by a filter.</summary>
    public bool Narrowed { get; init; }
}

/// <summary>The names of exports.</summary>
public static class ExportWords
{
    /// <summary>As a page calls it.</summary>
    public static string Title(ExportKind kind) => kind switch
    {
        ExportKind.Registrants => "Registrants",
        ExportKind.Scans => "All scans",
        ExportKind.RefusedScans => "Refused scans",
        ExportKind.Companies => "Companies",
        ExportKind.Messages => "Messages",
        ExportKind.Audit => "Audit",
    };

    /// <summary>As its address and its file's name call it.</summary>
    public static string Path(ExportKind kind) => kind switch
    {
        ExportKind.Registrants => "registrants",
        ExportKind.Scans => "scans",
        ExportKind.RefusedScans => "refused-scans",
        ExportKind.Companies => "companies",
        ExportKind.Messages => "messages",
        ExportKind.Audit => "audit",
    };

    /// <summary>The ending of a file's name.</summary>
    public static string Ending(ExportFormat format) => format switch { ExportFormat.Csv => "csv", ExportFormat.Xlsx => "xlsx" };
}
