using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CrowdComms.Tests.Data.Questions;

public sealed class QuestionServiceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, BothEngines]
    public async Task Questions_are_listed_in_their_order_with_keys_of_their_own(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<QuestionService>();
        var shirt =
            await AddAsync(service, expo,
                new QuestionDetails(" Größe des T-Shirts? ", QuestionKind.Choice)
                {
                    Options = QuestionOption.New(" S ", "", "M"),
                    Required = true,
                    Help = " As on the label. ",
                    PassTypeIds = [expo.Vip]
                });
        var second = await AddAsync(service, expo, new QuestionDetails("Größe des T-Shirts?", QuestionKind.Text));
        var arabic = await AddAsync(service, expo,
            new QuestionDetails("ما هو مجالك؟", QuestionKind.Text) { Options = QuestionOption.New("thrown", "away") });

        Assert.True((await house.Get<QuestionOrder>()
            .ReorderAsync(expo.Id, [arabic, shirt, second], expo.Organiser, Stop)).IsOk);

        var rows = (await service.ListAsync(expo.Id, expo.Organiser, Stop)).Value;
        Assert.Equal(["question", "grosse-des-t-shirts", "grosse-des-t-shirts-2"], rows.Select(r => r.Key));
        Assert.Equal(("Größe des T-Shirts?", "As on the label.", true, "S M"),
            (rows[1].Label, rows[1].Help, rows[1].Required, string.Join(' ', rows[1].Options.Select(o => o.Text))));
        Assert.Equal((expo.Vip, 0), (Assert.Single(rows[1].PassTypeIds), rows[0].Options.Count));
        Assert.Equal("question.order_stale",
            (await house.Get<QuestionOrder>()
                .ReorderAsync(expo.Id, [arabic, shirt], expo.Organiser, Stop)).Error!.Code);
    }

    [Theory, BothEngines]
    public async Task A_question_is_refused_field_by_field_and_nothing_is_written(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<QuestionService>();

        var wrong =
            await service.AddAsync(expo.Id,
                new QuestionDetails(" ", QuestionKind.Choices)
                {
                    Options = QuestionOption.New("Yes", "yes "),
                    Help = new string('x', 501)
                }, expo.Organiser, Stop);

        Assert.Equal("The question is missing.", wrong.Error!.Fields!["label"][0]);
        Assert.Equal("“Yes” appears twice. Each choice needs its own text.", wrong.Error.Fields["options"][0]);
        Assert.Equal("The help text has 501 characters. Use at most 500.", wrong.Error.Fields["help"][0]);
        Assert.Equal("Enter at least two choices, one per line.",
            (await service.AddAsync(expo.Id, new QuestionDetails("Which?", QuestionKind.Choice) { Options = QuestionOption.New("One") },
                expo.Organiser, Stop)).Error!.Fields!["options"][0]);
        Assert.NotNull(
            (await service.AddAsync(expo.Id,
                new QuestionDetails("Which?", QuestionKind.Text) { PassTypeIds = [Guid.CreateVersion7()] },
                expo.Organiser, Stop)).Error!.Fields!["passTypes"]);
        await using var context = house.Context();
        Assert.Equal((0, 0), (await context.Questions.CountAsync(Stop), await context.AuditEntries.CountAsync(Stop)));
    }

    [Theory, BothEngines]
    public async Task Only_organisers_change_what_is_asked_and_strangers_learn_nothing(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var (service, details) = (house.Get<QuestionService>(), new QuestionDetails("Which?", QuestionKind.Text));
        var id = await AddAsync(service, expo, details);
        foreach (var (actor, code) in new (Actor, string)[] { (expo.Staff, "forbidden"), (expo.Stranger, "not_found") })
        {
            Assert.Equal(code, (await service.ListAsync(expo.Id, actor, Stop)).Error!.Code);
            Assert.Equal(code, (await service.AddAsync(expo.Id, details, actor, Stop)).Error!.Code);
            Assert.Equal(code, (await service.ChangeAsync(expo.Id, id, details, actor, Stop)).Error!.Code);
            Assert.Equal(code,
                (await house.Get<QuestionOrder>().RetireAsync(expo.Id, id, true, actor, Stop)).Error!.Code);
            Assert.Equal(code, (await house.Get<QuestionOrder>().DeleteAsync(expo.Id, id, actor, Stop)).Error!.Code);
            Assert.Equal(code, (await house.Get<QuestionOrder>().ReorderAsync(expo.Id, [id], actor, Stop)).Error!.Code);
        }

        var other = await house.NewEventAsync();
        Assert.Equal("not_found",
            (await service.ChangeAsync(other.Id, id, details, other.Organiser, Stop)).Error!.Code);
        Assert.Equal("not_found",
            (await house.Get<AnswerReader>().AskedAsync(expo.Id, expo.Stranger, Stop)).Error!.Code);
        Assert.Single((await house.Get<AnswerReader>().AskedAsync(expo.Id, expo.Staff, Stop)).Value);
    }

    [Theory, BothEngines]
    public async Task What_was_answered_is_retired_and_not_deleted_and_keeps_its_kind(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        var service = house.Get<QuestionService>();
        var id =
            await AddAsync(service, expo, new QuestionDetails("Shirt", QuestionKind.Choice) { Options = QuestionOption.New("S", "M") });
        var unused = await AddAsync(service, expo, new QuestionDetails("Shoes", QuestionKind.Number));
        var person =
            await house.RegisterAsync(expo,
                new RegistrantDetails("Ada", "L", "ada@a.example",
                    "GEN")
                { Answers = new(new Dictionary<string, IReadOnlyList<string>> { ["shirt"] = ["M"] }) });

        Assert.Equal("question.answered",
            (await house.Get<QuestionOrder>().DeleteAsync(expo.Id, id, expo.Organiser, Stop)).Error!.Code);
        Assert.Equal("question.kind_fixed",
            (await service.ChangeAsync(expo.Id, id, new QuestionDetails("Shirt", QuestionKind.Text), expo.Organiser,
                Stop)).Error!.Code);
        Assert.True(
            (await service.ChangeAsync(expo.Id, id,
                new QuestionDetails("T-shirt", QuestionKind.Choice) { Options = QuestionOption.New("S", "L") }, expo.Organiser,
                Stop)).IsOk);
        Assert.True((await house.Get<QuestionOrder>().RetireAsync(expo.Id, id, true, expo.Organiser, Stop)).IsOk);
        Assert.True((await house.Get<QuestionOrder>().DeleteAsync(expo.Id, unused, expo.Organiser, Stop)).IsOk);

        var row = Assert.Single((await service.ListAsync(expo.Id, expo.Organiser, Stop)).Value);
        Assert.Equal(("shirt", "T-shirt", true, true), (row.Key, row.Label, row.Retired, row.Answered));
        Assert.Empty((await house.Get<AnswerReader>().AskedAsync(expo.Id, expo.Staff, Stop)).Value);
        var answer = Assert.Single(
            (await house.Get<AnswerReader>().OfAsync(expo.Id, person.Id, expo.Staff, Stop)).Value);
        Assert.Equal(("T-shirt", "M"), (answer.Label, answer.Text));
        await using var context = house.Context();
        Assert.Equal(["Created", "Created", "Changed", "Retired", "Deleted"], await context.AuditEntries
            .Where(a => a.Subject == "Question").OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(Stop));
    }

    [Theory, BothEngines]
    public async Task An_event_asks_fifty_questions_at_most(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var expo = await house.NewEventAsync();
        await using (var context = house.Context())
        {
            context.Questions.AddRange(Enumerable.Range(0, QuestionRules.MostQuestions)
                .Select(i => new Question { EventId = expo.Id, Key = $"q{i}", Label = $"Question {i}" }));
            await context.SaveChangesAsync(Stop);
        }

        Assert.Equal("question.too_many",
            (await house.Get<QuestionService>()
                .AddAsync(expo.Id, new QuestionDetails("One more", QuestionKind.Text), expo.Organiser,
                    Stop)).Error!.Code);
    }

    private static async Task<Guid> AddAsync(QuestionService service, EventAtHand expo, QuestionDetails details) =>
        (await service.AddAsync(expo.Id, details, expo.Organiser, Stop)).Value;
}
