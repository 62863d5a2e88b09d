using CrowdComms.Data.Common;

namespace CrowdComms.Data.Reports;

/// <summary>Writes the report after an event into files; <c>to</c> stays open.</summary>
public sealed class ReportService(ReportReader reader)
{
    /// <summary>Writes the report as a PDF of A4 pages, synchronously. It lists no-shows and companies up to a limit, and says so
    /// where it reaches one.</summary>
    /// <returns>The report that was written; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public async Task<Result<EventReport>> WritePdfAsync(
        Guid eventId, Stream to, Actor actor, CancellationToken cancellationToken)
    {
        var report = await reader.ReadAsync(eventId, actor, cancellationToken);
        if (report.IsOk)
        {
            ReportPdf.Write(to, report.Value);
        }

        return report;
    }

    /// <summary>Writes the report as an Excel workbook with all no-shows.</summary>
    /// <returns>The report that was written; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public Task<Result<EventReport>> WriteWorkbookAsync(
        Guid eventId, Stream to, Actor actor, CancellationToken cancellationToken) =>
            reader.ReadAsync(eventId, actor, async (report, noShows) =>
            {
                await ReportWorkbook.WriteAsync(to, report, noShows, cancellationToken);
                return report;
            }, cancellationToken);
}
