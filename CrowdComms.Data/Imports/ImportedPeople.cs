using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Engines;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Data.Imports;

/// <summary>What one batch writes.</summary>
/// <param name="target">The event.</param>
/// <param name="companies">Those that the event has, by key; new ones are added.</param>
/// <param name="step">Who imports, and when.</param>
internal sealed class ImportedPeople(ImportTarget target, Dictionary<string, Company> companies, StepTaken step)
{
    private readonly List<Company> _companies = [];
    private readonly List<Registrant> _registrants = [];
    private readonly List<StatusChange> _steps = [];
    private readonly List<Ticket> _tickets = [];

    internal int NewCompanies => _companies.Count;

    internal void Add(ImportRow row)
    {
        var registrant = Registrant.Register(target.EventId, row.Details, Company(row.Details.Company), row.PassType!,
            RegistrantSource.Import, step, out var registered, out var ticket);
        _steps.Add(registered);
        if (row.Status != RegistrantStatus.Registered)
        {
            _steps.Add(registrant.ChangeStatus(row.Status, step).Value);
        }

        _registrants.Add(registrant);
        _tickets.Add(ticket);
    }

    internal async Task SaveAsync(IDatabaseEngine engine, CrowdCommsContext context, CancellationToken cancellationToken)
    {
        await engine.InsertAsync(context, _companies, cancellationToken);
        await engine.InsertAsync(context, _registrants, cancellationToken);
        await engine.InsertAsync(context, _tickets, cancellationToken);
        await engine.InsertAsync(context, _steps, cancellationToken);
    }

    private Company? Company(string? name)
    {
        var key = Folded.Text(name);
        if (key.Length == 0)
        {
            return null;
        }

        if (!companies.TryGetValue(key, out var company))
        {
            companies.Add(key, company = new Company(target.EventId, name!));
            _companies.Add(company);
        }

        return company;
    }
}
