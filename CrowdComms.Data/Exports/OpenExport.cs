using CrowdComms.Data.Audit;
using CrowdComms.Data.Common;
using CrowdComms.Data.Events;
using CrowdComms.Data.Files;

namespace CrowdComms.Data.Exports;

/// <summary>An export that is ready to be written.</summary>
public sealed class OpenExport : IAsyncDisposable
{
    private readonly CrowdCommsContext _context;
    private readonly ExportAsked _asked;
    private readonly ExportTable _table;
    private readonly StepTaken _step;

    internal OpenExport(CrowdCommsContext context, ExportAsked asked, ExportTable table, StepTaken step) =>
        (_context, _asked, _table, _step) = (context, asked, table, step);

    /// <summary>The name of the file, with the date at the venue.</summary>
    public string FileName =>
        $"{_asked.Place.Slug}-{ExportWords.Path(_asked.Request.Kind)}-{_asked.Place.Local(_step.At):yyyy-MM-dd}"
            + $".{ExportWords.Ending(_asked.Request.Format)}";

    /// <summary>Writes the export into the audit and then the file; <paramref name="to"/> stays open.</summary>
    /// <returns>The number of rows below the headings.</returns>
    public async Task<int> WriteAsync(Stream to, CancellationToken cancellationToken)
    {
        var (place, request) = _asked;
        List<AuditedField> fields = [new("Table", ExportWords.Title(request.Kind)),
            new("File", ExportWords.Name(request.Format)), new("Filtered", request.Narrowed ? "Yes" : "No")];
        _context.AuditEntries.Add(AuditTrail.Entry(place.Id, new AuditedThing("Export", place.Id),
            new AuditedAct("Downloaded", _step.By, _step.At), AuditTrail.New(fields)));
        await _context.SaveChangesAsync(cancellationToken);
        return request.Format switch
        {
            ExportFormat.Csv => await CsvFile.WriteAsync(to, _table, CsvLook.Commas, cancellationToken),
            ExportFormat.Semicolons => await CsvFile.WriteAsync(to, _table, CsvLook.Semicolons, cancellationToken),
            ExportFormat.Xlsx => await WorkbookFile.WriteAsync(to, [_table.Sheet(ExportWords.Title(request.Kind))], cancellationToken),
        };
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _context.DisposeAsync();
}

/// <summary>An export that was asked for, and the event that it is about.</summary>
internal sealed record ExportAsked(EventFacts Place, ExportRequest Request);
