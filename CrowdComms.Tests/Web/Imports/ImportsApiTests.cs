using System.Text;
using CrowdComms.Data.Common;
using CrowdComms.Data.Questions;
using CrowdComms.Tests.Samples;
using CrowdComms.Tests.Web.Api;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Api.ApiVisitor;
using Answer = CrowdComms.Tests.Web.Api.Answer;

namespace CrowdComms.Tests.Web.Imports;

/// <summary>Each parameter and part of an import by a program, with right and with wrong values.</summary>
public sealed class ImportsApiTests(ExpoApp expo) : IClassFixture<ExpoApp>
{
    private const string Foreign = "Wer,Kontakt,Karte,Bemerkung\nAda Lovelace,ada@map.example,GEN,x\n";
    private const string Words = "Name,Email,Ticket,Status\nA,a@word.example,Platinum,Paid\nB,b@word.example,platinum,Maybe\n"
        + "C,c@word.example,Gold,Paid\nD,d@word.example,GEN,Paid\n";

    [Fact]
    public async Task A_mapping_says_what_columns_hold_and_the_answer_can_be_sent_as_the_next_one()
    {
        var looked = await LookAsync(Foreign, parts:
            ("mapping", """{"Wer":"fullName","kontakt":"EMAIL","Karte":"passType","Bemerkung":null}"""));
        Assert.Equal((200, "1"), (looked.Status, looked["created"]));
        const string Columns = """{"Wer":"fullName","Kontakt":"email","Karte":"passType","Bemerkung":""}""";
        Assert.Equal(Columns, looked["columns"]);
        Assert.Equal(Columns, (await LookAsync(Foreign, parts: ("mapping", Columns)))["columns"]);
    }

    [Theory]
    [InlineData("""{"Nope":"email"}""", "The file has no column “Nope”. Its columns are “Wer”, “Kontakt”, “Karte”, “Bemerkung”.")]
    [InlineData("""{"Wer":"emial"}""", "“emial” is not a field. Write firstName, lastName")]
    [InlineData("""{"Wer":"2"}""", "“2” is not a field.")]
    [InlineData("""{"Wer":"answers.nope"}""", "“nope” is not a question of this event.")]
    [InlineData("""{"Wer":"email","Column 1":"phone"}""", "“Column 1” names a column that another entry names too.")]
    [InlineData("""{"Wer":"email","Wer":"phone"}""", "Send a JSON object of texts")]
    [InlineData("""{"Wer":7}""", "Send a JSON object of texts")]
    [InlineData("[]", "Send a JSON object of texts")]
    [InlineData("null", "Send a JSON object of texts")]
    [InlineData("{", "Send a JSON object of texts")]
    public async Task A_mapping_that_is_not_understood_is_refused_with_what_to_write(string mapping, string sentence)
    {
        var answer = await LookAsync(Foreign, parts: ("mapping", mapping));
        Assert.Equal((400, "validation"), answer.Short);
        Assert.Equal(["mapping"], answer.Wrong);
        Assert.StartsWith(sentence, answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_of_one_heading_are_told_apart_by_their_number()
    {
        const string File = "Name,Name,Email,Ticket\nAda,Lovelace,ada@map.example,GEN\n";
        Assert.StartsWith("Several columns are called “Name”. Write “Column 1”, “Column 2” for the one you mean.",
            (await LookAsync(File, parts: ("mapping", """{"Name":"lastName"}""")))["detail"], StringComparison.Ordinal);
        var told = await LookAsync(File, parts: ("mapping", """{"Column 1":"firstName","Column 2":"lastName"}"""));
        Assert.Equal(("1", """{"Column 1":"firstName","Column 2":"lastName","Email":"email","Ticket":"passType"}"""),
            (told["created"], told["columns"]));
        Assert.Equal((400, "import.column_twice"),
            (await LookAsync(File, parts: ("mapping", """{"Column 1":"firstName","Column 2":"firstName"}"""))).Short);
    }

    [Fact]
    public async Task Rows_that_say_nothing_get_the_pass_type_and_the_status_of_the_call()
    {
        const string File = "Name,Email\nAda Lovelace,ada@default.example\n";
        Assert.Equal((400, "import.column_missing"), (await LookAsync(File, "&passType=")).Short);
        Assert.Equal("1", (await LookAsync(File, "&passType=vip"))["created"]);
        Assert.Equal("1", (await LookAsync(File, "&passType=Exhibitor&status=Cancelled"))["created"]);
        Assert.Equal(["passType"], (await LookAsync(File, "&passType=Platinum")).Wrong);
        foreach (var status in new[] { "checkedIn", "1", "nonsense", "" })
        {
            Assert.Equal(["status"], (await LookAsync(File, $"&passType=GEN&status={status}")).Wrong);
        }
    }

    [Fact]
    public async Task Unknown_words_are_counted_and_get_their_meaning()
    {
        var looked = await LookAsync(Words);
        Assert.Equal(("1", "3"), (looked["created"], looked["failed"]));
        Assert.Equal("""[{"word":"Platinum","rows":2},{"word":"Gold","rows":1}]""", looked["unknownPassTypes"]);
        Assert.Equal("""[{"word":"Maybe","rows":1}]""", looked["unknownStatuses"]);
        var told = await LookAsync(Words, "",
            ("passTypes", """{"PLATINUM":"VIP","Gold":"speaker"}"""), ("statuses", """{"Maybe":"cancelled"}"""));
        Assert.Equal(("4", "0"), (told["created"], told["failed"]));
        Assert.Equal(looked["unknownPassTypes"], told["unknownPassTypes"]);
    }

    [Theory]
    [InlineData("passTypes", """{"Gold":"Nope"}""", "“Nope” is not a pass type of this event.")]
    [InlineData("passTypes", """{"General":"VIP"}""", "“General” is a pass type of this event")]
    [InlineData("statuses", """{"Maybe":"checkedIn"}""", "“checkedIn” is not a status that a file can set.")]
    [InlineData("statuses", """{"Paid":"cancelled"}""", "“Paid” already means Confirmed here")]
    [InlineData("statuses", "7", "Send a JSON object of texts")]
    [InlineData("onDuplicate", "update", "There is no such part.")]
    public async Task Other_parts_that_are_not_understood_are_refused_too(string part, string content, string sentence)
    {
        var answer = await LookAsync(Words, parts: (part, content));
        Assert.Equal([part], answer.Wrong);
        Assert.StartsWith(sentence, answer["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_of_the_event_is_mapped_by_its_key_and_a_name_is_taken_as_the_mapping_has_it()
    {
        var questions = expo.App.Get<QuestionService>();
        await using var context = await expo.App.ContextAsync();
        var eventId = await context.Events.Where(e => e.Slug == "demo-expo").Select(e => e.Id).SingleAsync(TokenVisitor.Stop);
        await questions.AddAsync(eventId, new QuestionDetails("Shoe size", QuestionKind.Number), Actor.System, TokenVisitor.Stop);
        var key = (await questions.ListAsync(eventId, Actor.System, TokenVisitor.Stop)).Value.Single(q => q.Label == "Shoe size").Key;
        const string File = "First name,Whole,Email,Ticket,Feet\nAda,Ada Lovelace,ada@asked.example,GEN,39\n";
        var looked = await LookAsync(File, parts: ("mapping", $$"""{"Whole":"fullName","Feet":"answers.{{key}}"}"""));
        Assert.Equal((200, "1"), (looked.Status, looked["created"]));
        Assert.Equal($$"""{"First name":"","Whole":"fullName","Email":"email","Ticket":"passType","Feet":"answers.{{key}}"}""",
            looked["columns"]);
        Assert.Equal((400, "import.column_twice"),
            (await LookAsync(File, parts: ("mapping", $$"""{"Whole":"answers.{{key}}","Feet":"answers.{{key}}"}"""))).Short);
    }

    [Fact]
    public async Task The_document_of_the_API_describes_each_part()
    {
        using var program = await OpenAsync(expo.App, "organiser");
        var body = (await program.GetAsync("/openapi/v1.json")).Body.GetProperty("paths").GetProperty("/api/v1/events/{event}/imports")
            .GetProperty("post").GetProperty("requestBody").GetProperty("description").GetString()!;
        Assert.All(["`file`", "`mapping`", "`passTypes`", "`statuses`"], part => Assert.Contains(part, body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Encoding_sheet_and_row_of_headings_are_said()
    {
        var mac = Encoding.Latin1.GetBytes("Pr\u008enom,Nom,Email,Ticket\nAda,Lovelace,ada@read.example,GEN\n");
        Assert.StartsWith("""{"Prénom":"firstName",""", (await LookAsync(mac, "&encoding=Macintosh"))["columns"], StringComparison.Ordinal);
        Assert.Equal(["encoding"], (await LookAsync(mac, "&encoding=klingon")).Wrong);
        Assert.Equal(["sheet"], (await LookAsync(mac, "&sheet=Day 2")).Wrong);

        var book = await Sample.ShapeAsync("xlsx/x03c-two-sheets-of-people.xlsx");
        var second = await LookAsync(book, "&sheet=Day 2");
        Assert.Equal((200, "3"), (second.Status, second["created"]));
        Assert.Contains("has people too", second["notes"], StringComparison.Ordinal);
        Assert.Equal((400, "import.unreadable"), (await LookAsync(book, "&sheet=Day 9")).Short);
        Assert.Equal(["encoding"], (await LookAsync(book, "&encoding=utf-8")).Wrong);

        const string Twice = "Name,Mail,Ticket\nFull name,Email,Pass type\nAda,ada@read.example,GEN\n";
        Assert.Equal("1", (await LookAsync(Twice))["failed"]);
        Assert.Equal("0", (await LookAsync(Twice, "&headerRow=2"))["failed"]);
        Assert.Equal((400, "import.unreadable"), (await LookAsync(Twice, "&headerRow=9")).Short);
        Assert.Equal(["headerRow"], (await LookAsync(Twice, "&headerRow=two")).Wrong);
    }

    [Fact]
    public async Task A_second_file_carries_a_cancellation_over_only_where_it_is_asked_to()
    {
        using var program = await OpenAsync(expo.App, "organiser");
        const string First = "Name,Email,Ticket\nIda Rhodes,ida@carry.example,GEN\n",
            Second = "Name,Email,Ticket,Status\nIda Rhodes,ida@carry.example,GEN,Cancelled\n";
        Assert.Equal(["updateStatus"], (await LookAsync(Second, "&updateStatus=true")).Wrong);
        Assert.Equal(["updateStatus"], (await LookAsync(Second, "&updateStatus=true&onDuplicate=skip")).Wrong);
        await RunAsync(program, First, "");
        await RunAsync(program, Second, "?onDuplicate=update");
        Assert.Equal("Registered", await StatusAsync(program));
        var started = await RunAsync(program, Second, "?onDuplicate=update&updateStatus=true");
        Assert.Equal("""{"Name":"fullName","Email":"email","Ticket":"passType","Status":"status"}""", started["columns"]);
        Assert.Equal("Cancelled", await StatusAsync(program));
    }

    private static async Task<string> StatusAsync(ApiVisitor program) =>
        (await program.GetAsync($"{People}?search=ida@carry.example")).Body.GetProperty("items")[0].GetProperty("status").GetString()!;

    private static async Task<Answer> RunAsync(ApiVisitor program, string file, string query)
    {
        var started = await program.SendAsync(HttpMethod.Post, $"{Expo}/imports{query}", Form(Encoding.UTF8.GetBytes(file), []));
        Assert.Equal(202, started.Status);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while ((await program.GetAsync($"{Expo}/imports/{started["id"]}"))["state"] is "Queued" or "Running")
        {
            await beat.WaitForNextTickAsync(TokenVisitor.Stop);
        }

        return started;
    }

    private Task<Answer> LookAsync(string file, string query = "", params (string Name, string Content)[] parts) =>
        LookAsync(Encoding.UTF8.GetBytes(file), query, parts);

    private async Task<Answer> LookAsync(byte[] file, string query = "", params (string Name, string Content)[] parts)
    {
        using var program = await OpenAsync(expo.App, "organiser");
        return await program.SendAsync(HttpMethod.Post, $"{Expo}/imports?dryRun=true{query}", Form(file, parts));
    }

    private static MultipartFormDataContent Form(byte[] file, (string Name, string Content)[] parts)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "people.csv" } };
        foreach (var (name, content) in parts)
        {
            form.Add(new StringContent(content, Encoding.UTF8, "application/json"), name);
        }

        return form;
    }
}
