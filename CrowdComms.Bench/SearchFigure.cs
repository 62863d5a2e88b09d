using System.Diagnostics;
using Bogus;
using CrowdComms.Data.Registrants;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Bench;

/// <summary>
/// Measures the desk's search after a warm-up, with what staff type: beginnings of names, complete names, addresses,
/// companies, codes and mistakes. Beside it the same statements sent through ADO.NET: the difference is what the
/// service adds.
/// </summary>
internal static class SearchFigure
{
    private const int Searches = 1000;

    internal static async Task MeasureAsync(BenchRun run)
    {
        await using var house = await BenchHouse.OpenAsync(run);
        var terms = await TermsAsync(house);
        var search = house.Get<RegistrantSearch>();
        await using var statements = await SentStatements.RecordAsync(house,
            () => EachAsync(terms, term => search.FindAsync(house.Expo.Id, term.Text, house.Admin, default)));
        var raw = await EachAsync(statements.All, SentStatements.RunAsync);
        var service = await EachAsync(terms, term => search.FindAsync(house.Expo.Id, term.Text, house.Admin, default));
        Figures.Print(
            $"Desk search over {run.Registrants:#,0} registrants on {run.Engine}: {terms.Count:#,0} searches, warm, "
                + $"milliseconds",
            ["", "p50", "p95", "p99", "longest"],
            ["RegistrantSearch.FindAsync", .. Figures.Times(service)],
            ["the same SQL through ADO.NET", .. Figures.Times(raw)]);
        Figures.Print(
            "By what was typed",
            [["", "p50", "p95", "p99", "longest"], .. terms.Zip(service).GroupBy(s => s.First.Kind)
                .Select(g => (string[])[g.Key, .. Figures.Times(g.Select(s => s.Second))])]);
    }

    private static async Task<List<double>> EachAsync<T, TAnswer>(IEnumerable<T> items, Func<T, Task<TAnswer>> doAsync)
    {
        var times = new List<double>();
        foreach (var item in items)
        {
            var start = Stopwatch.GetTimestamp();
            await doAsync(item);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times;
    }

    private static async Task<List<(string Kind, string Text)>> TermsAsync(BenchHouse house)
    {
        await using var context = house.Context();
        var count = await context.Registrants.CountAsync();
        var step = Math.Max(count / (Searches / 10), 1);
        var people = await context.Registrants.AsNoTracking().OrderBy(r => r.CreatedAt).ThenBy(r => r.Id)
            .Select(
                r => new { r.Person.FirstName, r.Person.LastName, r.Person.Email, r.TicketCode, Company = r.Company!.Name }).ToListAsync();
        var random = new Randomizer(11);
        return [.. random.Shuffle(people.Where((_, i) => i % step == 0).Take(Searches / 10)
            .SelectMany(p => new (string, string)[]
            {
                ("first three letters", Start(p.LastName, 3)),
                ("first two letters", Start(p.FirstName, 2)),
                ("one letter", Start(p.LastName, 1)),
                ("first five letters", Start(p.LastName, 5)),
                ("family name", p.LastName),
                ("whole name", $"{p.FirstName} {p.LastName}"),
                ("last and first letters", $"{p.LastName} {Start(p.FirstName, 2)}"),
                ("email", p.Email),
                ("company", p.Company ?? p.LastName),
                ("ticket code", p.TicketCode),
                ("a typing mistake", $"{Start(p.LastName, 4)}qx"),
            }).Where(t => t.Item2.Length > 0))];
    }

    private static string Start(string text, int length) => text[..Math.Min(length, text.Length)];
}
