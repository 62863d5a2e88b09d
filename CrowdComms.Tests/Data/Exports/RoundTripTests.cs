using CrowdComms.Data.Exports;
using CrowdComms.Data.Imports;
using CrowdComms.Data.Questions;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Data.Imports;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Exports;

/// <summary>What leaves as a file comes in again unchanged.</summary>
public sealed class RoundTripTests
{
    private static readonly string[] Tags =
    [
        "'=guarded", "plain", "with, comma", "with; semicolon", "with|bar", "say \"hello\"", "\"quoted\"", "-dash", "🎉 party",
        "_x0041_", "a،b",
    ];

    private static readonly string[] Topics = ["Rock, and roll", "Rock", "Maths; or not", "Bar|none", "The \"big\" one", "'Quoted"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<ExportFormat> Formats => [.. Enum.GetValues<ExportFormat>()];

    [Theory, MemberData(nameof(Formats))]
    public async Task Tags_answers_and_texts_come_in_as_they_left(ExportFormat format)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (from, desk) = (await house.NewEventAsync(), await ImportDesk.OpenAsync(house));
        await AskAsync(house, from);
        await AskAsync(house, desk.Event);
        var details = new RegistrantDetails("Zoë", "🎉 O'Neill", "zoe@a.example", "VIP", "Acme; Söhne, Ltd")
        {
            Tags = [.. Tags],
            Notes = "'=1+1\n_x000D_ \"and\"; more, text",
            Phone = "+44 20 7946 0018",
            Answers = new GivenAnswers(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["topics"] = Topics,
                ["size"] = ["42.125"],
                ["weight"] = ["2.5"],
            }),
        };
        var left = await house.RegisterAsync(from, details);
        using var folder = new TemporaryFolder();
        var path = folder.File($"people.{ExportWords.Ending(format)}");
        await WriteAsync(house, from, new ExportRequest(ExportKind.Registrants, format), path);

        var plan = await desk.PlanAsync(path);
        plan = plan with { Choices = await house.Get<ImportService>().SuggestAsync(desk.Event.Id, plan.File, Stop) };
        var done = (await desk.RunAsync(plan)).Value;

        Assert.Empty(done.Errors);
        var came = (await house.Get<RegistrantSearch>()
            .PageAsync(desk.Event.Id, new RegistrantQuery(), desk.Event.Staff, Stop)).Value.Items[0];
        Assert.Equal(Tags, came.Person.Tags);
        WholePerson.AssertSame(left.Person, came.Person);
        Assert.Equal(left.Company, came.Company);
        Assert.Equal(await AnswersAsync(house, from, left.Id), await AnswersAsync(house, desk.Event, came.Id));
    }

    private static async Task AskAsync(House house, EventAtHand expo)
    {
        QuestionDetails[] asked =
        [
            new("Topics", QuestionKind.Choices) { Options = QuestionOption.New(Topics) },
            new("Size", QuestionKind.Number), new("Weight", QuestionKind.Number),
        ];
        foreach (var details in asked)
        {
            Assert.True((await house.Get<QuestionService>().AddAsync(expo.Id, details, expo.Organiser, Stop)).IsOk);
        }
    }

    private static async Task<List<string>> AnswersAsync(House house, EventAtHand expo, Guid person) =>
        [.. (await house.Get<AnswerReader>().OfAsync(expo.Id, person, expo.Staff, Stop)).Value
            .Select(a => $"{a.Key}={a.Text}")];

    private static async Task WriteAsync(House house, EventAtHand expo, ExportRequest request, string path)
    {
        await using var export = (await house.Get<ExportService>().OpenAsync(expo.Id, request, expo.Organiser, Stop)).Value;
        await using var file = File.Create(path);
        await export.WriteAsync(file, Stop);
    }
}
