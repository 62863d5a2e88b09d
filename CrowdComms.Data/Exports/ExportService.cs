using CrowdComms.Data.Audit;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Events;
using CrowdComms.Data.Files;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Data.Exports;

/// <summary>Writes an event's tables as files for its organisers, and reads the rows while it writes them. Each export
/// is audited, since personal data leaves the application with it.</summary>
public sealed class ExportService(IDbContextFactory<CrowdCommsContext> contexts, RegistrantSearch registrants, TimeProvider clock)
{
    /// <summary>Begins an export. All errors are returned here, before the first byte is written.</summary>
    /// <returns>The export, which the caller writes and disposes; <c>export.too_many_rows</c>; <c>forbidden</c> for
    /// staff; <c>not_found</c> for a missing event, and for an actor who is not a member.</returns>
    public async Task<Result<OpenExport>> OpenAsync(Guid eventId, ExportRequest request, Actor actor, CancellationToken cancellationToken)
    {
        if (actor.Refusal(MemberRole.Organiser, eventId, "export the event’s data") is { } refusal)
        {
            return refusal;
        }

        var context = await contexts.CreateDbContextAsync(cancellationToken);
        var unused = context;
        try
        {
            var place = await context.Events.AsNoTracking().Where(e => e.Id == eventId).Select(EventFacts.Of)
                .SingleOrDefaultAsync(cancellationToken);
            if (place is null)
            {
                return Error.NotFound("event");
            }

            if (await TooManyAsync(context, eventId, request, cancellationToken) is { } tooMany)
            {
                return tooMany;
            }

            var answers = await AnswerColumns.OfAsync(context, eventId, cancellationToken);
            unused = null;
            return new OpenExport(context, new ExportAsked(place, request), Table(context, place, request, answers),
                new StepTaken(actor, clock.GetUtcNow()));
        }
        finally
        {
            await (unused?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    // Only a workbook has a limit of rows.
    private async Task<Error?> TooManyAsync(
        CrowdCommsContext context, Guid eventId, ExportRequest request, CancellationToken cancellationToken)
    {
        var rows = request.Format == ExportFormat.Xlsx ? await RowsAsync(context, eventId, request, cancellationToken) : 0;
        return rows > WorkbookFile.MostRows ? ExportErrors.TooManyRows(rows, WorkbookFile.MostRows) : null;
    }

    private ExportTable Table(CrowdCommsContext context, EventFacts place, ExportRequest request,
        AnswerColumns answers) => request.Kind switch
        {
            ExportKind.Registrants => ExportTables.Registrants(place, registrants.Rows(context, place.Id, request.Registrants), answers),
            ExportKind.Scans => ExportTables.Scans(place, ScanReader.Rows(context, place.Id, request.Scans)),
            ExportKind.RefusedScans => ExportTables.Scans(place, ScanReader.Rows(context, place.Id, Refused(request.Scans))),
            ExportKind.Companies => ExportTables.Companies(CompanyReader.AllAsync(context, place.Id, request.Companies)),
            ExportKind.Messages => ExportTables.Messages(place, context, request.Messages),
            ExportKind.Audit => ExportTables.Audit(place, AuditReader.Rows(context, place.Id, request.Audit)),
        };

    private Task<int> RowsAsync(CrowdCommsContext context, Guid eventId, ExportRequest request,
        CancellationToken cancellationToken) => request.Kind switch
        {
            ExportKind.Registrants => registrants.Rows(context, eventId, request.Registrants).CountAsync(cancellationToken),
            ExportKind.Scans => ScanReader.Rows(context, eventId, request.Scans).CountAsync(cancellationToken),
            ExportKind.RefusedScans => ScanReader.Rows(context, eventId, Refused(request.Scans)).CountAsync(cancellationToken),
            ExportKind.Companies => context.Companies.CountAsync(c => c.EventId == eventId, cancellationToken),
            ExportKind.Messages =>
                context.Messages.CountAsync(
                    m => m.EventId == eventId && (request.Messages.State == null || m.State == request.Messages.State)
                        && (request.Messages.Kind == null || m.Kind == request.Messages.Kind), cancellationToken),
            ExportKind.Audit => AuditReader.Rows(context, eventId, request.Audit).CountAsync(cancellationToken),
        };

    private static ScanQuery Refused(ScanQuery scans) => scans with
    {
        Outcomes = [.. Enum.GetValues<ScanOutcome>()
            .Where(o => o is not (ScanOutcome.Admitted or ScanOutcome.Left) && (scans.Outcomes.Count == 0 || scans.Outcomes.Contains(o)))],
    };
}
