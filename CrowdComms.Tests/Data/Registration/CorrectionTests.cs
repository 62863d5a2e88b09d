using CrowdComms.Data.Common;
using CrowdComms.Data.Companies;
using CrowdComms.Data.CompanyLinks;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Registration;

/// <summary>Staff change a registrant while the registrant or the company's contact person corrects them.</summary>
public sealed class CorrectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static PersonDetails Before { get; } = WholePerson.Of("before");

    private static PersonDetails Staff { get; } = WholePerson.Of("staff");

    [Theory, BothEngines]
    public async Task At_the_own_link_what_staff_changed_survives_and_what_both_changed_is_refused(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme"), RegistrantStatus.Registered);
        var own = house.Get<OwnRegistrationService>();
        await using var context = house.Context();
        var key = await context.Tickets.Where(t => t.RegistrantId == row.Id).Select(t => t.PageKey).SingleAsync(Stop);

        await MergesAsync(new Form(house, expo, row.Id, PersonAudience.OwnLink,
            async correction => (await own.ChangeAsync(key, correction, Stop)).Error));
    }

    [Theory, BothEngines]
    public async Task At_a_company_s_link_what_staff_changed_survives_and_what_both_changed_is_refused(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var company = (await house.Get<CompanyService>().CreateAsync(expo.Id, new CompanyDetails("Acme"), expo.Organiser, Stop)).Value.Id;
        await house.Get<AllocationService>().SetAsync(expo.Id, company, new AllocationChange(expo.Vip, 5), expo.Organiser, Stop);
        var key = (await house.Get<CompanyLinkService>().IssueAsync(expo.Id, company, expo.Organiser, Stop)).Value!.Key;
        var contact = house.Get<CompanyContactService>();
        Assert.True((await contact.RegisterAsync(key, new GivenDetails(Before), "VIP", Stop)).IsOk);
        var person = Assert.Single((await contact.OpenAsync(key, Stop)).Value.People).Id;

        await MergesAsync(new Form(house, expo, person, PersonAudience.CompanyLink,
            async correction => (await contact.CorrectAsync(key, person, correction, Stop)).Error));
    }

    [Theory, BothEngines]
    public async Task Another_status_pass_or_company_is_no_conflict_of_a_correction(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme"), RegistrantStatus.Registered);
        var own = house.Get<OwnRegistrationService>();
        await using var context = house.Context();
        var key = await context.Tickets.Where(t => t.RegistrantId == row.Id).Select(t => t.PageKey).SingleAsync(Stop);
        var shown = (await own.OpenAsync(key, Stop)).Value;
        Assert.True((await own.ConfirmAsync(key, Stop)).IsOk);
        Assert.True((await house.Get<RegistrantService>().EditAsync(expo.Id,
            new RegistrantEdit(row.Id, row.Version + 1, new RegistrantDetails(Before, "VIP", "Elsewhere")), expo.Staff, Stop)).IsOk);

        Assert.True((await own.ChangeAsync(key, shown.Correction(p => p with { LastName = "King" }), Stop)).IsOk);

        var now = (await house.Get<RegistrantReader>().GetAsync(expo.Id, row.Id, expo.Staff, Stop)).Value;
        Assert.Equal(("King", RegistrantStatus.Confirmed, "VIP", "Elsewhere"),
            (now.Person.LastName, now.Status, now.PassTypeCode, now.Company));
    }

    [Theory, BothEngines]
    public async Task Answers_are_merged_question_by_question(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        Guid talk = (await house.Get<QuestionService>()
            .AddAsync(expo.Id, new QuestionDetails("Talk", QuestionKind.Text), expo.Organiser, Stop)).Value;
        Guid size = (await house.Get<QuestionService>().AddAsync(expo.Id,
            new QuestionDetails("Size", QuestionKind.Choice) { Options = QuestionOption.New("S", "M", "L") }, expo.Organiser, Stop)).Value;
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme") { Answers = Give("Opening", "S") },
            RegistrantStatus.Registered);
        var own = house.Get<OwnRegistrationService>();
        await using var context = house.Context();
        var key = await context.Tickets.Where(t => t.RegistrantId == row.Id).Select(t => t.PageKey).SingleAsync(Stop);
        var shown = (await own.OpenAsync(key, Stop)).Value;
        Assert.True((await house.Get<RegistrantService>().EditAsync(expo.Id, new RegistrantEdit(row.Id, row.Version,
            new RegistrantDetails(Before, "GEN", "Acme") { Answers = Give("Opening", "M") }), expo.Staff, Stop)).IsOk);

        Assert.True((await own.ChangeAsync(key, shown.Correction(p => p, Give("Closing", "S")), Stop)).IsOk);
        Assert.Equal(["Closing", "M"], await AnswersAsync());

        var refused = (await own.ChangeAsync(key, shown.Correction(p => p, Give("Lunch", "L")), Stop)).Error!;
        Assert.Equal("registrant.version_stale", refused.Code);
        Assert.Equal([("answers.size", "“M”"), ("answers.talk", "“Closing”")],
            refused.Fields!.Select(f => (f.Key, f.Value[0].Split(' ').Single(w => w[0] == '“'))).Order());
        Assert.Equal(["Closing", "M"], await AnswersAsync());
        Assert.NotEqual(talk, size);

        async Task<IEnumerable<string>> AnswersAsync() =>
            (await house.Get<AnswerReader>().OfAsync(expo.Id, row.Id, expo.Staff, Stop)).Value.Select(a => a.Text);
    }

    [Theory, BothEngines]
    public async Task Of_many_corrections_of_different_fields_at_once_none_is_lost(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var row = await house.RegisterAsync(expo, new RegistrantDetails(Before, "GEN", "Acme"), RegistrantStatus.Registered);
        var own = house.Get<OwnRegistrationService>();
        await using var context = house.Context();
        var key = await context.Tickets.Where(t => t.RegistrantId == row.Id).Select(t => t.PageKey).SingleAsync(Stop);
        var mine = PersonFields.All.Where(f => f.IsFor(PersonAudience.OwnLink)).ToList();

        // One that is overtaken too often is refused, never half saved; sent again, it is saved.
        await Task.WhenAll(mine.Select(field => Task.Run(async () =>
        {
            var correction = new PersonCorrection(Before, With(Before, field, Staff));
            Error? refused;
            do
            {
                refused = (await own.ChangeAsync(key, correction, Stop)).Error;
                Assert.True(refused is null or { Kind: ErrorKind.Stale, Fields: null }, refused?.Message);
            }
            while (refused is not null);
        })));

        WholePerson.AssertSame(PersonValues.Written(Before, Staff, PersonAudience.OwnLink), await PersonAsync(house, row.Id));
    }

    // For every field of the form: staff's change of it survives a correction of all others, and a correction of it is
    // refused by name and written the second time, when the form shows what staff stored.
    private static async Task MergesAsync(Form form)
    {
        foreach (var field in PersonFields.All.Where(f => f.IsFor(form.Audience)))
        {
            var seen = await PersonAsync(form.House, form.Person);
            var (round, mine) = (WholePerson.Of($"staff{field.Name}"), WholePerson.Of($"mine{field.Name}"));
            await form.EditAsync(With(seen, field, round));

            Assert.Null(await form.Correct(new PersonCorrection(seen, With(mine, field, seen))));
            var merged = PersonFields.Person(f => f.Value(f == field ? round : f.IsFor(form.Audience) ? mine : seen));
            WholePerson.AssertSame(merged, await PersonAsync(form.House, form.Person));

            var refused = await form.Correct(new PersonCorrection(seen, With(seen, field, mine)));
            Assert.Equal("registrant.version_stale", refused?.Code);
            Assert.Equal(field.Name, Assert.Single(refused!.Fields!).Key);
            Assert.Contains($"“{field.Text(round)}”", refused.Fields![field.Name][0], StringComparison.Ordinal);
            WholePerson.AssertSame(merged, await PersonAsync(form.House, form.Person));

            Assert.Null(await form.Correct(new PersonCorrection(merged, With(merged, field, mine))));
            WholePerson.AssertSame(With(merged, field, mine), await PersonAsync(form.House, form.Person));
        }
    }

    private static PersonDetails With(PersonDetails person, PersonField field, PersonDetails other) =>
        PersonFields.Person(f => f.Value(f == field ? other : person));

    private static GivenAnswers Give(string talk, string size) =>
        new(new Dictionary<string, IReadOnlyList<string>> { ["talk"] = [talk], ["size"] = [size] });

    private static async Task<PersonDetails> PersonAsync(House house, Guid id)
    {
        await using var context = house.Context();
        return (await context.Registrants.AsNoTracking().SingleAsync(r => r.Id == id, Stop)).Person;
    }

    /// <summary>A form by which a visitor corrects one registrant.</summary>
    private sealed record Form(House House, EventAtHand Expo, Guid Person, PersonAudience Audience,
        Func<PersonCorrection, Task<Error?>> Correct)
    {
        /// <summary>Changes the registrant as staff do.</summary>
        internal async Task EditAsync(PersonDetails person)
        {
            var row = (await House.Get<RegistrantReader>().GetAsync(Expo.Id, Person, Expo.Staff, Stop)).Value;
            Assert.True((await House.Get<RegistrantService>().EditAsync(Expo.Id, new RegistrantEdit(Person, row.Version,
                new RegistrantDetails(person, row.PassTypeCode, row.Company)), Expo.Staff, Stop)).IsOk);
        }
    }
}
