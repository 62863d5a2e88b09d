using CrowdComms.Data.Audit;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Exports;

/// <summary>The tables that can be exported from an event.</summary>
public enum ExportKind
{
    /// <summary>All registrants, whatever their status.</summary>
    Registrants,
    /// <summary>All scans.</summary>
    Scans,
    /// <summary>The scans that were refused.</summary>
    RefusedScans,
    /// <summary>The companies with their registrants counted.</summary>
    Companies,
    /// <summary>All emails, sent or not.</summary>
    Messages,
    /// <summary>The entries of the audit.</summary>
    Audit,
}

/// <summary>The formats of an exported file.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated text in UTF-8 with a byte order mark (RFC 4180).</summary>
    Csv,
    /// <summary>An Excel workbook with one sheet.</summary>
    Xlsx,
    /// <summary>Text like <see cref="Csv"/>, with semicolons as separators and decimal commas: Excel opens it in columns in
    /// the countries that write numbers so, most of Europe among them.</summary>
    Semicolons,
}

/// <summary>A request to export the rows that the filter of a list shows, on all of its pages.</summary>
/// <param name="Kind">The table to export.</param>
/// <param name="Format">The format of the file.</param>
public sealed record ExportRequest(ExportKind Kind, ExportFormat Format)
{
    /// <summary>For an export of registrants: their filter and order; the page is ignored.</summary>
    public RegistrantQuery Registrants { get; init; } = new();

    /// <summary>For an export of scans: their filter; the page is ignored.</summary>
    public ScanQuery Scans { get; init; } = new();

    /// <summary>For an export of companies: their filter and order; the page is ignored.</summary>
    public CompanyQuery Companies { get; init; } = new();

    /// <summary>For an export of messages: their filter; the page is ignored.</summary>
    public MessageQuery Messages { get; init; } = new();

    /// <summary>For an export of the audit: its filter; the page is ignored.</summary>
    public AuditQuery Audit { get; init; } = new();

    /// <summary>Whether a filter left rows out, which the audit records.</summary>
    public bool Narrowed { get; init; }
}

/// <summary>The names of exports and formats in pages, addresses and file names.</summary>
public static class ExportWords
{
    /// <summary>Returns the name that pages show.</summary>
    public static string Title(ExportKind kind) => kind switch
    {
        ExportKind.Registrants => "Registrants",
        ExportKind.Scans => "All scans",
        ExportKind.RefusedScans => "Refused scans",
        ExportKind.Companies => "Companies",
        ExportKind.Messages => "Messages",
        ExportKind.Audit => "Audit log",
    };

    /// <summary>Returns the name in addresses and file names.</summary>
    public static string Path(ExportKind kind) => kind switch
    {
        ExportKind.Registrants => "registrants",
        ExportKind.Scans => "scans",
        ExportKind.RefusedScans => "refused-scans",
        ExportKind.Companies => "companies",
        ExportKind.Messages => "messages",
        ExportKind.Audit => "audit",
    };

    /// <summary>Returns the last part of an export's address, such as <c>refused-scans.csv</c>.</summary>
    public static string FileName(ExportKind kind, ExportFormat format) => $"{Path(kind)}.{Ending(format)}";

    /// <summary>Returns the extension of a file's name.</summary>
    public static string Ending(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "csv",
        ExportFormat.Xlsx => "xlsx",
        ExportFormat.Semicolons => "csv",
    };

    /// <summary>Returns the name of the format that pages and emails show.</summary>
    public static string Name(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "CSV",
        ExportFormat.Xlsx => "Excel",
        ExportFormat.Semicolons => "CSV with semicolons",
    };

    /// <summary>Returns the last part of an address that gives this format always, whatever the browser remembers.</summary>
    internal static string Fixed(ExportKind kind, ExportFormat format) => FileName(kind, format) + format switch
    {
        ExportFormat.Csv => "?separator=comma",
        ExportFormat.Xlsx => "",
        ExportFormat.Semicolons => "?separator=semicolon",
    };
}
