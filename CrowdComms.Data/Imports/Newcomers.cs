using System.Collections.Concurrent;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>Creates the registrants of new rows, with their tickets and first steps. A row whose company is known from an earlier
/// batch is prepared while the database writes that batch, in case it turns out to be new.</summary>
internal sealed class Newcomers(Import import, ImportTarget target, TimeProvider clock)
{
    // A file that names more companies than this is prepared no further, so that they do not fill the memory.
    private const int MostCompanies = 20_000;

    // A program that asks for changes since an instant gets those of the last minute again (RegistrantWalk.Overlap). What waited for a
    // slow batch is created again, so that it does not bear an older instant than that.
    private static readonly TimeSpan Fresh = RegistrantWalk.Overlap / 6;

    private readonly ConcurrentDictionary<string, Company> _known = new(StringComparer.Ordinal);
    private readonly string _reason = $"Imported from {import.FileName}";

    /// <summary>The actor and the time of what is done now.</summary>
    internal StepTaken Step() => new(import.Actor, clock.GetUtcNow(), Reason: _reason);

    /// <summary>Remembers the companies of a batch, by the keys of their names.</summary>
    internal void Know(IEnumerable<KeyValuePair<string, Company>> companies)
    {
        foreach (var (key, company) in companies)
        {
            if (_known.Count < MostCompanies)
            {
                _known[key] = company;
            }
        }
    }

    /// <summary>Returns the row with its registrant, if it may become one and its company is known.</summary>
    internal ImportRow Prepare(ImportRow row)
    {
        Company? company = null;
        return row.Errors.Count > 0 || (row.CompanyKey.Length > 0 && !_known.TryGetValue(row.CompanyKey, out company)) ? row
            : row with { Prepared = Register(row, company, Step()) };
    }

    /// <summary>Returns what is written of a new row. What was prepared is used only where it is fresh and the event still has
    /// the company that it was prepared for.</summary>
    internal NewRow Of(ImportRow row, Company? company, StepTaken step) =>
        row.Prepared is { Registration.Registrant: var made } prepared && made.CompanyId == company?.Id
            && (step.At - made.CreatedAt).Duration() <= Fresh ? prepared : Register(row, company, step);

    private NewRow Register(ImportRow row, Company? company, StepTaken step)
    {
        var registration = Registrant.Register(target.EventId,
            new Newcomer(row.Details, company, row.PassType!, RegistrantSource.Import) { SharesEmail = target.SharedEmails }, step);
        return new NewRow(registration, row.Status == RegistrantStatus.Registered ? null
            : registration.Registrant.ChangeStatus(row.Status, step).Value);
    }
}

/// <summary>What is written of a new row.</summary>
/// <param name="Registration">The registrant with their ticket and the first step.</param>
/// <param name="Further">The step to the row's status; null where that is Registered.</param>
internal sealed record NewRow(NewRegistration Registration, StatusChange? Further);
