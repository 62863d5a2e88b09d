using System.Text.Json;
using CrowdComms.Data.Common;
using CrowdComms.Data.Exports;
using CrowdComms.Data.Privacy;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Data.Registration;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace CrowdComms.Tests.Data.Questions;

/// <summary>Answers are kept with the person who gave them, wherever the person is.</summary>
public sealed class AnswersTests
{
    private const string Bomb = "=HYPERLINK(\"http://evil.example\")";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Whoever_registers_themselves_answers_what_their_pass_requires_and_is_told_all_that_is_wrong_at_once(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await AskingAsync(house);
        var registrations = house.Get<PublicRegistrationService>();
        var person = new PublicPerson("Ada", "Lovelace", "ada@test.example", "GEN")
        {
            Consents = true,
            Answers = Give(("years", ["many"]), ("dinner", ["yes"]))
        };

        var refused =
            (await registrations.RegisterAsync(expo.Slug, person with { FirstName = "" }, Stop)).Error!.Fields!;
        Assert.Equal(3, refused.Count);
        Assert.Contains("“Shirt” needs an answer.", refused.Values.Select(v => v[0]));
        Assert.Contains("“Years” needs a number, such as 12 or 2.5.", refused.Values.Select(v => v[0]));

        var key =
            (await registrations.RegisterAsync(expo.Slug,
                person with { Answers = Give(("shirt", ["M"]), ("years", ["3"]), ("dinner", ["yes"])) },
                Stop)).Value.PageKey!;
        var own = (await house.Get<OwnRegistrationService>().OpenAsync(key, Stop)).Value;
        Assert.Equal([("shirt", "M"), ("years", "3")], await AnswersAsync(house, expo, own.RegistrantId));
        Assert.Equal("“Dinner” needs an answer.",
            (await registrations.RegisterAsync(expo.Slug,
                person with { Email = "vip@test.example", PassType = "VIP", Answers = Give(("shirt", ["M"])) },
                Stop)).Error!.Message);
    }

    [Theory, BothEngines]
    public async Task People_correct_their_answers_at_their_own_link_and_the_audit_says_so(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await AskingAsync(house);
        var key =
            (await house.Get<PublicRegistrationService>()
                .RegisterAsync(expo.Slug,
                    new PublicPerson("Ada", "L", "ada@test.example", "GEN")
                    {
                        Consents = true,
                        Answers = Give(("shirt", ["M"]), ("years", ["3"]))
                    }, Stop)).Value.PageKey!;
        var own = house.Get<OwnRegistrationService>();
        var opened = (await own.OpenAsync(key, Stop)).Value;
        Assert.Equal(["shirt", "topics", "years"], opened.Questions.Select(q => q.Key).Order(StringComparer.Ordinal));

        Assert.Equal("“Shirt” needs an answer.",
            (await own.ChangeAsync(key, opened.Correction(p => p, Give(("shirt", []))), Stop)).Error!.Message);
        Assert.True((await own.ChangeAsync(key,
            opened.Correction(p => p, Give(("shirt", ["S"]), ("years", []), ("topics", ["Maths", "Poetry"]))), Stop)).IsOk);

        Assert.Equal([("shirt", "S"), ("topics", "Poetry, Maths")],
            await AnswersAsync(house, expo, opened.RegistrantId));
        await using var context = house.Context();
        var changes = (await context.AuditEntries.SingleAsync(a => a.SubjectId == opened.RegistrantId, Stop)).Changes;
        Assert.Equal(
            [("answers.shirt", "M", "S"), ("answers.topics", null, "Poetry, Maths"), ("answers.years", "3", null)],
            changes.Select(c => (c.Field, c.Before, c.After)).OrderBy(c => c.Field, StringComparer.Ordinal));
    }

    [Theory, BothEngines]
    public async Task Staff_may_leave_answers_out_and_a_wrong_one_keeps_the_person_out_altogether(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await AskingAsync(house);
        var service = house.Get<RegistrantService>();
        var details =
            new RegistrantDetails("Ada", "L", "ada@test.example", "GEN") { Answers = Give(("shirt", ["Huge"])) };

        Assert.Equal("validation",
            (await service.RegisterAsync(expo.Id, new NewRegistrant(details, RegistrantSource.Desk), expo.Staff,
                Stop)).Error!.Code);
        var row =
            (await service.RegisterAsync(expo.Id,
                new NewRegistrant(details with { Answers = Give(("shirt", [])) }, RegistrantSource.Desk), expo.Staff,
                Stop)).Value;
        Assert.Equal("validation",
            (await service.EditAsync(expo.Id,
                new RegistrantEdit(row.Id, row.Version,
                    row.Details with { FirstName = "Eve", Answers = Give(("years", ["x"])) }), expo.Staff,
                    Stop)).Error!.Code);
        Assert.True(
            (await service.EditAsync(expo.Id,
                new RegistrantEdit(row.Id, row.Version, row.Details with { Answers = Give(("years", ["7"])) }),
                expo.Staff, Stop)).IsOk);
        Assert.True(
            (await service.EditAsync(expo.Id,
                new RegistrantEdit(row.Id, row.Version + 1, row.Details with { Notes = "Answers untouched" }),
                expo.Staff, Stop)).IsOk);

        Assert.Equal([("years", "7")], await AnswersAsync(house, expo, row.Id));
        await using var context = house.Context();
        Assert.Equal(("Ada", 1), ((await context.Registrants.SingleAsync(Stop)).Person.FirstName, await context.Answers.CountAsync(Stop)));
    }

    [Theory, BothEngines]
    public async Task A_list_of_people_has_a_column_a_question_and_no_formula(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await AskingAsync(house);
        Guid notes =
            (await house.Get<QuestionService>()
                .AddAsync(expo.Id, new QuestionDetails("Notes", QuestionKind.Text), expo.Organiser, Stop)).Value;
        await house.RegisterAsync(expo,
            new RegistrantDetails("Ada", "A", "ada@test.example",
                "VIP")
            {
                Answers = Give((notes.ToString(), [Bomb]), ("years", ["2.5"]), ("topics", ["Maths", "Poetry"]),
                    ("dinner", ["no"]))
            });
        await house.RegisterAsync(expo, new RegistrantDetails("Bob", "B", "bob@test.example", "GEN"));
        Assert.True((await house.Get<QuestionOrder>().RetireAsync(expo.Id, notes, true, expo.Organiser, Stop)).IsOk);

        var lines = System.Text.Encoding.UTF8.GetString(await WriteAsync(house, expo, ExportFormat.Csv)).Split("\r\n");
        Assert.EndsWith("\"Ticket code\",\"Shirt\",\"Years\",\"Topics\",\"Dinner\",\"Notes (notes)\"", lines[0],
            StringComparison.Ordinal);
        Assert.EndsWith(",,2.5,\"Poetry, Maths\",\"No\",\"'=HYPERLINK(\"\"http://evil.example\"\")\"", lines[1],
            StringComparison.Ordinal);
        Assert.EndsWith(",,,,,", lines[2], StringComparison.Ordinal);
        using var file = new MemoryStream(await WriteAsync(house, expo, ExportFormat.Xlsx));
        var row = (IDictionary<string, object>)MiniExcel.Query(file, useHeaderRow: true).First();
        Assert.Equal((2.5, "Poetry, Maths", "No", Bomb),
            ((double)row["Years"], row["Topics"], row["Dinner"], row["Notes (notes)"]));
    }

    [Theory, BothEngines]
    public async Task The_persons_file_has_the_answers_and_anonymising_takes_them(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await AskingAsync(house);
        var ada =
            await house.RegisterAsync(expo,
                new RegistrantDetails("Ada", "A", "ada@test.example",
                    "VIP")
                { Answers = Give(("shirt", ["M"]), ("dinner", ["yes"])) });
        var bob = await house.RegisterAsync(expo,
            new RegistrantDetails("Bob", "B", "bob@test.example", "VIP") { Answers = Give(("shirt", ["S"])) });

        using var json = JsonDocument.Parse(
            (await house.Get<PersonFileService>().OfAsync(expo.Id, ada.Id, expo.Organiser, Stop)).Value.Content);
        Assert.Contains(("Shirt", "M"), json.RootElement.GetProperty("answer").EnumerateArray()
            .Select(a => (a.GetProperty("question").GetString(), a.GetProperty("value").GetString())));

        Assert.True((await house.Get<PrivacyService>().AnonymiseAsync(expo.Id, ada.Id, expo.Organiser, Stop)).IsOk);
        Assert.Empty(await AnswersAsync(house, expo, ada.Id));
        Assert.Equal([("shirt", "S")], await AnswersAsync(house, expo, bob.Id));
        await using var context = house.Context();
        Assert.All(await context.Answers.Where(a => a.RegistrantId == ada.Id)
            .ToListAsync(Stop), a => Assert.Equal("", a.Value));
        Assert.True((await house.Get<QuestionService>().ListAsync(expo.Id, expo.Organiser, Stop)).Value[0].Answered);
    }

    private static async Task<EventAtHand> AskingAsync(House house)
    {
        var expo = await house.NewEventAsync();
        await using var context = house.Context();
        await context.PassTypes.Where(p => p.Id == expo.General || p.Id == expo.Vip)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsPublic, true), Stop);
        QuestionDetails[] asked =
        [
            new("Shirt", QuestionKind.Choice) { Options = QuestionOption.New("S", "M", "L"), Required = true },
            new("Years", QuestionKind.Number),
            new("Topics", QuestionKind.Choices) { Options = QuestionOption.New("Poetry", "Maths") },
            new("Dinner", QuestionKind.YesNo) { Required = true, PassTypeIds = [expo.Vip] },
        ];
        foreach (var details in asked)
        {
            Assert.True((await house.Get<QuestionService>().AddAsync(expo.Id, details, expo.Organiser, Stop)).IsOk);
        }

        return expo;
    }

    private static GivenAnswers Give(params (string Question, string[] Texts)[] answers) =>
        new(answers.ToDictionary(a => a.Question, a => (IReadOnlyList<string>)a.Texts));

    private static async Task<IEnumerable<(string, string)>> AnswersAsync(House house, EventAtHand expo, Guid person) =>
        [.. (await house.Get<AnswerReader>().OfAsync(expo.Id, person, expo.Staff, Stop)).Value
            .Select(a => (a.Key, a.Text)).OrderBy(a => a.Key, StringComparer.Ordinal)];

    private static async Task<byte[]> WriteAsync(House house, EventAtHand expo, ExportFormat format)
    {
        using var file = new MemoryStream();
        await using (var export =
            (await house.Get<ExportService>()
                .OpenAsync(expo.Id, new ExportRequest(ExportKind.Registrants, format), expo.Organiser, Stop)).Value)
        {
            await export.WriteAsync(file, Stop);
        }

        return file.ToArray();
    }
}
