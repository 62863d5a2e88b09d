using CrowdComms.Data.Alerts;
using CrowdComms.Data.CheckIn;
using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.Merges;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Merges;

public sealed class CompanyMergeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task People_move_history_stays_and_what_was_set_aside_is_added_up(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var two = await TwoAsync(house, expo);
        house.Feed.Clear();

        var preview = (await Merges(house).PreviewAsync(expo.Id, two, expo.Organiser, Stop)).Value;
        Assert.Equal(("Univ. of California", "University of California", 3, 1, true, false),
            (preview.From, preview.Into, preview.People, preview.Arrived, preview.TakesContact, preview.ClosesLink));
        Assert.Equal([("General", null, 2, 4), ("VIP", 3, 1, 4)],
            preview.Allocations.Select(a => (a.PassType, a.From, a.Into, a.Most)));
        Assert.Empty(house.Feed.Published);

        var merged = await Merges(house).MergeAsync(expo.Id, two, expo.Organiser, Stop);

        Assert.Equal(("Univ. of California", 3, "Olga Organiser"),
            (merged.Value.FromName, merged.Value.People, merged.Value.By));
        Assert.True(Assert.Single(house.Feed.Published).Reread);
        var into = (await house.Get<CompanyReader>().GetAsync(expo.Id, two.IntoId, expo.Staff, Stop)).Value;
        Assert.Equal((5, 1, "Grace Hopper", "grace@uni.example"),
            (into.People, into.Cancelled, into.ContactName, into.ContactEmail));
        Assert.Equal("not_found",
            (await house.Get<CompanyReader>().GetAsync(expo.Id, two.FromId, expo.Staff, Stop)).Error!.Code);
        Assert.Equal([("GEN", 4), ("VIP", 4)], await AllocatedAsync(house, expo, two.IntoId));
        var found = Assert.Single(
            (await house.Get<RegistrantSearch>().FindAsync(expo.Id, "arrived university", expo.Staff, Stop)).Value);
        Assert.Equal(3, (await house.Get<HistoryReader>().ReadAsync(expo.Id, found.Id, expo.Staff, Stop)).Value.Count(
            h => h.Kind == "Status"));
        await using var context = house.Context();
        var moved = await context.AuditEntries.SingleAsync(a => a.SubjectId == found.Id, Stop);
        Assert.Equal(("company", "Univ. of California", "University of California"),
            (moved.Changes[0].Field, moved.Changes[0].Before, moved.Changes[0].After));
        Assert.Equal(expo.Staff.UserId, await context.ArrivalMarks.Where(m => m.CompanyId == two.IntoId)
            .Select(m => m.UserId).SingleAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task Whoever_registers_into_a_company_while_it_is_merged_away_belongs_to_what_it_became(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var two = await TwoAsync(house, expo);
        var merge = Task.Run(() => Merges(house).MergeAsync(expo.Id, two, expo.Organiser, Stop));
        var people = Enumerable.Range(0, 30).Select(i => Task.Run(() => house.Get<RegistrantService>().RegisterAsync(
            expo.Id,
            new NewRegistrant(
                new RegistrantDetails("Guest", $"{i}", $"guest{i}@test.example", "EXH", "UNIV. of California"),
                RegistrantSource.Desk), expo.Staff, Stop)));

        var answers = await Task.WhenAll(people);

        var merged = await merge;
        Assert.All(answers, a => Assert.True(a.IsOk, a.Error?.Message));
        Assert.True(merged.IsOk || merged.Error!.Code == "company.merge_busy");
        await using var context = house.Context();
        var company = merged.IsOk ? two.IntoId : two.FromId;
        Assert.Equal(30, await context.Registrants.CountAsync(r => r.CompanyId == company && r.Person.FirstName == "Guest", Stop));
        Assert.Equal(merged.IsOk ? 1
            : 2, await context.Companies.CountAsync(c => c.EventId == expo.Id && c.Name.Contains("California"), Stop));
    }

    [Theory, BothEngines]
    public async Task One_undo_puts_everything_back(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var two = await TwoAsync(house, expo);
        var before = await StateAsync(house, expo, two);
        var merge = (await Merges(house).MergeAsync(expo.Id, two, expo.Organiser, Stop)).Value;

        var undone = (await house.Get<CompanyMergeUndo>().UndoAsync(expo.Id, merge.Id, expo.Organiser, Stop)).Value;

        Assert.Equal((two.FromId, "Univ. of California", 3, 0),
            (undone.CompanyId, undone.Company, undone.Back, undone.Elsewhere));
        Assert.Equal(before, await StateAsync(house, expo, two));
        Assert.Equal("company.merge_undone",
            (await house.Get<CompanyMergeUndo>().UndoAsync(expo.Id, merge.Id, expo.Organiser, Stop)).Error!.Code);
        Assert.Empty((await Merges(house).ListAsync(expo.Id, two.IntoId, expo.Staff, Stop)).Value);
        Assert.Single((await house.Get<RegistrantSearch>()
            .FindAsync(expo.Id, "arrived univ. california", expo.Staff, Stop)).Value);
    }

    [Theory, BothEngines]
    public async Task What_was_changed_since_stays_as_it_was_changed(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var two = await TwoAsync(house, expo);
        var merge = (await Merges(house).MergeAsync(expo.Id, two, expo.Organiser, Stop)).Value;
        var person = Assert.Single(
            (await house.Get<RegistrantSearch>().FindAsync(expo.Id, "arrived", expo.Staff, Stop)).Value);
        await house.Get<RegistrantService>().EditAsync(
            expo.Id,
            new RegistrantEdit(person.Id, person.Version,
                new RegistrantDetails(person.Person.FirstName, null, person.Person.Email, "VIP", "Third Ltd")), expo.Staff, Stop);
        await house.Get<AllocationService>().SetAsync(expo.Id, two.IntoId, new AllocationChange(expo.Vip, 9), expo.Organiser, Stop);
        await house.Get<CompanyService>()
            .EditAsync(expo.Id, two.IntoId, new CompanyDetails("University of California", "new@uni.example"), expo.Organiser, Stop);
        var namesake =
            (await house.Get<CompanyService>()
                .CreateAsync(expo.Id, new CompanyDetails("UNIV. of California"), expo.Organiser, Stop)).Value.Id;

        var undone = (await house.Get<CompanyMergeUndo>().UndoAsync(expo.Id, merge.Id, expo.Organiser, Stop)).Value;

        Assert.Equal((namesake, "UNIV. of California", 2, 1),
            (undone.CompanyId, undone.Company, undone.Back, undone.Elsewhere));
        Assert.Equal([("GEN", 2), ("VIP", 9)], await AllocatedAsync(house, expo, two.IntoId));
        Assert.Equal([("VIP", 3)], await AllocatedAsync(house, expo, namesake));
        Assert.Equal("new@uni.example",
            (await house.Get<CompanyReader>().GetAsync(expo.Id, two.IntoId, expo.Staff, Stop)).Value.ContactEmail);
        Assert.Equal("Third Ltd",
            (await house.Get<RegistrantReader>().GetAsync(expo.Id, person.Id, expo.Staff, Stop)).Value.Company);
    }

    [Theory, BothEngines]
    public async Task Merges_of_merges_are_undone_from_the_last_one(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var two = await TwoAsync(house, expo);
        var third =
            (await house.Get<CompanyService>()
                .CreateAsync(expo.Id, new CompanyDetails("UC"), expo.Organiser, Stop)).Value.Id;
        var first = (await Merges(house).MergeAsync(expo.Id, two, expo.Organiser, Stop)).Value;
        var second =
            (await Merges(house).MergeAsync(expo.Id, new MergeRequest(two.IntoId, third), expo.Organiser, Stop)).Value;

        Assert.Equal("company.merge_buried",
            (await house.Get<CompanyMergeUndo>().UndoAsync(expo.Id, first.Id, expo.Organiser, Stop)).Error!.Code);
        Assert.Equal(5,
            (await house.Get<CompanyMergeUndo>().UndoAsync(expo.Id, second.Id, expo.Organiser, Stop)).Value.Back);
        Assert.Equal(3,
            (await house.Get<CompanyMergeUndo>().UndoAsync(expo.Id, first.Id, expo.Organiser, Stop)).Value.Back);
    }

    [Theory, BothEngines]
    public async Task Two_undos_at_once_put_it_back_once_and_nobody_is_lost_while_others_register(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var two = await TwoAsync(house, expo);
        var merge = (await Merges(house).MergeAsync(expo.Id, two, expo.Organiser, Stop)).Value;

        var undos = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(
                _ => Task.Run(() => house.Get<CompanyMergeUndo>().UndoAsync(expo.Id, merge.Id, expo.Organiser, Stop))));

        Assert.Equal(3, Assert.Single(undos, u => u.IsOk).Value.Back);
        Assert.All(undos.Where(u => !u.IsOk), u => Assert.Equal("company.merge_undone", u.Error!.Code));
    }

    [Theory, BothEngines]
    public async Task Only_organisers_merge_two_companies_of_their_event(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var (expo, other) = (await house.NewEventAsync(), await house.NewEventAsync());
        var two = await TwoAsync(house, expo);

        Assert.Equal("company.merge_itself",
            (await Merges(house)
                .MergeAsync(expo.Id, two with { IntoId = two.FromId }, expo.Organiser, Stop)).Error!.Code);
        Assert.Equal("forbidden", (await Merges(house).MergeAsync(expo.Id, two, expo.Staff, Stop)).Error!.Code);
        Assert.Equal("not_found", (await Merges(house).PreviewAsync(expo.Id, two, expo.Stranger, Stop)).Error!.Code);
        Assert.Equal("not_found", (await Merges(house).MergeAsync(other.Id, two, other.Organiser, Stop)).Error!.Code);
    }

    private static CompanyMergeService Merges(House house) => house.Get<CompanyMergeService>();

    // Three people of the one, one of them here and one cancelled; two of the other.
    private static async Task<MergeRequest> TwoAsync(House house, EventAtHand expo)
    {
        var companies = house.Get<CompanyService>();
        var from =
            (await companies.CreateAsync(expo.Id,
                new CompanyDetails("Univ. of California", "grace@uni.example") { ContactName = "Grace Hopper" },
                expo.Organiser, Stop)).Value.Id;
        var into =
            (await companies.CreateAsync(expo.Id, new CompanyDetails("University of California"), expo.Organiser,
                Stop)).Value.Id;
        foreach (var (name, company, status) in new[]
        {
            ("Arrived", "Univ. of California", RegistrantStatus.CheckedIn),
            ("Confirmed", "Univ. of California", RegistrantStatus.Confirmed),
            ("Gone", "Univ. of California", RegistrantStatus.Cancelled),
            ("Other", "University of California", RegistrantStatus.Confirmed),
            ("Another", "University of California", RegistrantStatus.Registered),
        })
        {
            await house.RegisterAsync(expo, new RegistrantDetails(name, null, $"{name}@test.example", "GEN", company),
                status);
        }

        var allocations = house.Get<AllocationService>();
        await allocations.SetAsync(expo.Id, from, new AllocationChange(expo.Vip, 3), expo.Organiser, Stop);
        await allocations.SetAsync(expo.Id, into, new AllocationChange(expo.Vip, 1), expo.Organiser, Stop);
        await allocations.SetAsync(expo.Id, into, new AllocationChange(expo.General, 2), expo.Organiser, Stop);
        await using var context = house.Context();
        context.ArrivalMarks.Add(
            new ArrivalMark { EventId = expo.Id, UserId = expo.Staff.UserId!.Value, CompanyId = from });
        await context.SaveChangesAsync(Stop);
        return new MergeRequest(from, into);
    }

    private static async Task<IEnumerable<(string Code, int Most)>> AllocatedAsync(
        House house, EventAtHand expo, Guid company) =>
            (await house.Get<AllocationService>().ListAsync(expo.Id, company, expo.Staff, Stop)).Value.Select(
                a => (a.Code, a.Most));

    private static async Task<string> StateAsync(House house, EventAtHand expo, MergeRequest two)
    {
        await using var context = house.Context();
        var people = await context.Registrants.Where(r => r.EventId == expo.Id).OrderBy(r => r.Id)
            .Select(r => new { r.Id, r.CompanyId, r.SearchText }).ToListAsync(Stop);
        var companies = await context.Companies.Where(c => c.EventId == expo.Id).OrderBy(c => c.Id)
            .Select(c => new { c.Id, c.Name, c.ContactName, c.ContactEmail }).ToListAsync(Stop);
        var marks = await context.ArrivalMarks.OrderBy(m => m.CompanyId).Select(m => new { m.CompanyId, m.UserId })
            .ToListAsync(Stop);
        return string.Join('\n',
            [.. people, .. companies, .. marks, .. await AllocatedAsync(house, expo, two.FromId),
                .. await AllocatedAsync(house, expo, two.IntoId)]);
    }
}
