using CrowdComms.Data.Access;
using CrowdComms.Data.Common;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Web.Imports;

/// <summary>The import that a call asks for: the file, which the endpoint disposes, and what each of its columns holds.</summary>
internal sealed record AskedImport(PlannedImport Plan, IReadOnlyDictionary<string, string> Columns);

/// <summary>Receives the file of a call, and plans its import as the call asks for it.</summary>
internal sealed class ImportPlans(ImportService imports, RegistrantChoices choices)
{
    /// <summary>The planned import.</summary>
    /// <returns>The plan; <c>validation</c>, <c>import.unreadable</c>, <c>import.too_large</c>, <c>forbidden</c>,
    /// <c>not_found</c>.</returns>
    internal async Task<Result<AskedImport>> PlanAsync(EventAccess access, ImportAsked asked, CancellationToken cancellationToken)
    {
        await using var content = asked.File.OpenReadStream();
        var upload = new Upload(Path.GetFileName(asked.File.FileName), content);
        var received = await imports.ReceiveAsync(access.Event.Id, upload, asked.Reading, access.Actor, cancellationToken);
        if (received.Failed(out var unreadable))
        {
            return unreadable;
        }

        var isPlanned = false;
        try
        {
            var plan = await PlanAsync(access, asked, received.Value, cancellationToken);
            isPlanned = plan.IsOk;
            return plan;
        }
        finally
        {
            if (!isPlanned)
            {
                received.Value.Dispose();
            }
        }
    }

    private async Task<Result<AskedImport>> PlanAsync(
        EventAccess access, ImportAsked asked, ImportFile file, CancellationToken cancellationToken)
    {
        var passTypes = await choices.PassTypesAsync(access.Event.Id, access.Actor, cancellationToken);
        if (passTypes.Failed(out var refused))
        {
            return refused;
        }

        var questions = await imports.AskedAsync(access.Event.Id, cancellationToken);
        var offer = new ImportOffer(file, questions, [.. passTypes.Value.Where(p => !p.Retired)]);
        var chosen = new AskedChoices(asked, offer).Over(await imports.SuggestAsync(access.Event.Id, file, cancellationToken));
        return chosen.Failed(out var wrong) ? wrong
            : new AskedImport(new PlannedImport(file, chosen.Value), new ColumnNames(file).With(chosen.Value, questions));
    }
}
