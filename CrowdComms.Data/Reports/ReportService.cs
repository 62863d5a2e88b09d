using CrowdComms.Data.Common;

namespace CrowdComms.Data.Reports;

/// <summary>Writes the report after the event as files. Both are written synchronously; <c>to</c> stays open.</summary>
public sealed class ReportService(ReportReader reader)
{
    /// <summary>As a PDF of A4 pages. Who did not come and companies are listed up to a limit,
    /// which the PDF says.</summary>
    /// <returns>What was written; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
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

    /// <summary>As an Excel workbook with everybody who did not come; <paramref name="to"/> must
    /// be able to seek.</summary>
    /// <returns>What was written; <c>forbidden</c> to staff, <c>not_found</c> to strangers.</returns>
    public Task<Result<EventReport>> WriteWorkbookAsync(
        Guid eventId, Stream to, Actor actor, CancellationToken cancellationToken) =>
            reader.ReadAsync(eventId, actor, (report, noShows) =>
            {
                ReportWorkbook.Write(to, report, noShows.TakeWhile(_ => !cancellationToken.IsCancellationRequested));
                cancellationToken.ThrowIfCancellationRequested();
                return report;
            }, cancellationToken);
}
