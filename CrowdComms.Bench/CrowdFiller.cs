using Bogus;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Demo;
using CrowdComms.Data.Engines;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Bench;

/// <summary>
/// Fills the demo event with many registrants quickly. They have tickets and a status but no history: figures that read
/// histories create their own.
/// </summary>
internal static class CrowdFiller
{
    private const int Batch = 10_000;
    private const int Companies = 300;

    internal static async Task FillAsync(BenchHouse house, int registrants)
    {
        await using var context = house.Context();
        var missing = registrants - await context.Registrants.CountAsync();
        if (missing <= 0)
        {
            return;
        }

        var random = new Randomizer(7);
        var names = new DemoPeople(random).Take(3000).ToList();
        var companies = Enumerable.Range(1, Companies)
            .Select(i => new Company(house.Expo.Id, $"{names[i].LastName} {names[i + 1].LastName} {i}")).ToList();
        context.Companies.AddRange(companies);
        await context.SaveChangesAsync();
        var passes = await context.PassTypes.ToListAsync();
        var engine = house.Get<IDatabaseEngine>();
        for (var first = 0; first < missing; first += Batch)
        {
            var crowd = Enumerable.Range(first, Math.Min(Batch, missing - first))
                .Select(i => Somebody(i, (names, companies, passes, random), house.Expo.Id)).ToList();
            await using var transaction = await context.Database.BeginTransactionAsync();
            await engine.InsertAsync(context, crowd.ConvertAll(c => c.Person), default);
            await engine.InsertAsync(context, crowd.ConvertAll(c => c.Ticket), default);
            await transaction.CommitAsync();
        }

        // Updates the statistics of the database, as its own maintenance would.
        await context.Database.ExecuteSqlRawAsync(house.Postgres is null ? "ANALYZE" : "VACUUM ANALYZE");
    }

    private static (Registrant Person, Ticket Ticket) Somebody(
        int number,
        (List<RegistrantDetails> Names, List<Company> Companies, List<PassType> Passes, Randomizer Random) from,
        Guid eventId)
    {
        var (names, companies, passes, random) = from;
        var (first, last, company, pass) =
            (random.ListItem(names), random.ListItem(names), random.ListItem(companies), random.ListItem(passes));
        var at = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(number);
        var local = SearchText.Of($"{first.FirstName}.{last.LastName}").Replace(' ', '.');
        var details = new RegistrantDetails(first.FirstName, last.LastName, $"{local}.{number}@crowd.example",
            pass.Code, company.Name)
        { JobTitle = first.JobTitle };
        var (person, _, ticket) = Registrant.Register(eventId,
            new Newcomer(details, company, pass, RegistrantSource.Import), new StepTaken(Actor.System, at));
        foreach (var step in random.Double() switch
        {
            < 0.15 => Array.Empty<RegistrantStatus>(),
            < 0.22 => [RegistrantStatus.Cancelled],
            < 0.62 => [RegistrantStatus.Confirmed],
            _ => [RegistrantStatus.Confirmed, RegistrantStatus.CheckedIn],
        })
        {
            person.ChangeStatus(step, new StepTaken(Actor.System, at.AddSeconds(1)));
        }

        return (person, ticket);
    }
}
