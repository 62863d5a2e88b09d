using CrowdComms.Data.Idempotency;
using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Tokens;
using Microsoft.EntityFrameworkCore;
using static CrowdComms.Tests.Web.Api.ApiVisitor;

namespace CrowdComms.Tests.Web.Api;

public sealed class RepeatedRequestTests
{
    private static readonly (string, string) Key = ("Idempotency-Key", "order-1");

    private static object Ada(string name = "Ada") =>
        new { firstName = name, email = "ada@engine.example", passType = "GEN" };

    [Fact]
    public async Task The_same_key_and_body_get_the_first_answer_and_another_body_is_refused()
    {
        await using var app = await AppInProcess.StartAsync();
        using var program = await OpenAsync(app, "staff");
        using var other = await OpenAsync(app, "organiser");
        var first = await program.PostAsync(People, Ada(), Key);
        var again = await program.PostAsync(People, Ada(), Key);

        Assert.Equal((201, first.Body.ToString(), first.Headers.Location, first.Headers.ETag),
            (again.Status, again.Body.ToString(), again.Headers.Location, again.Headers.ETag));
        Assert.Equal((409, "idempotency.mismatch"), (await program.PostAsync(People, Ada("Eve"), Key)).Short);
        Assert.Equal((409, "idempotency.mismatch"),
            (await program.PostAsync($"{People}/{first["id"]}/confirm", null, Key)).Short);
        Assert.Equal((409, "registrant.email_taken"), (await other.PostAsync(People, Ada(), Key)).Short);
        Assert.Equal(["Idempotency-Key"],
            (await program.PostAsync(People, Ada(), ("Idempotency-Key", "two words"))).Wrong);

        var step = $"{People}/{first["id"]}/confirm";
        Assert.Equal((200, 200),
            ((await program.PostAsync(step, null, ("Idempotency-Key", "step"))).Status,
                (await program.PostAsync(step, null, ("Idempotency-Key", "step"))).Status));
        await using var context = await app.ContextAsync();
        Assert.All(await context.AnsweredRequests.AsNoTracking().Select(r => r.Answer)
            .ToListAsync(TokenVisitor.Stop), a => Assert.DoesNotContain("ada", a!, StringComparison.Ordinal));
        Assert.Equal(204, (await other.DeleteAsync($"{People}/{first["id"]}")).Status);
        Assert.Equal((409, "registrant.anonymised"), (await program.PostAsync(People, Ada(), Key)).Short);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Of_many_at_once_one_is_done_and_the_others_get_its_answer_or_are_told_to_wait(Engine engine)
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Engine = engine });
        using var program = await OpenAsync(app, "staff");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => program.PostAsync(People, Ada(), Key)));

        Assert.All(answers,
            a => Assert.Contains(a.Short, new (int, string?)[] { (201, null), (409, "idempotency.in_progress") }));
        Assert.Single(answers.Where(a => a.Status == 201).Select(a => a["id"]).Distinct());
        Assert.Equal(201, (await program.PostAsync(People, Ada(), Key)).Status);
        Assert.Equal("1", (await program.GetAsync($"{People}?search=engine.example"))["total"]);
    }

    [Theory, BothEngines]
    public async Task Work_is_begun_once_given_back_taken_over_when_abandoned_and_forgotten_after_a_day(Engine engine)
    {
        await using var house = await House.OpenAsync(engine);
        var requests = house.Get<RepeatableRequests>();
        var asked = new RepeatableRequest([1], [2], null);
        var begun = (await requests.BeginAsync(asked, TokenVisitor.Stop)).Value.Work!.Value;
        Assert.Equal("idempotency.in_progress", (await requests.BeginAsync(asked, TokenVisitor.Stop)).Error?.Code);
        Assert.Equal("idempotency.mismatch",
            (await requests.BeginAsync(asked with { Request = [3] }, TokenVisitor.Stop)).Error?.Code);

        await requests.ReleaseAsync(begun, TokenVisitor.Stop);
        begun = (await requests.BeginAsync(asked, TokenVisitor.Stop)).Value.Work!.Value;
        house.Clock.Advance(RepeatableRequests.Abandoned);
        Assert.Equal(begun, (await requests.BeginAsync(asked, TokenVisitor.Stop)).Value.Work);
        Assert.Equal("idempotency.in_progress", (await requests.BeginAsync(asked, TokenVisitor.Stop)).Error?.Code);

        var given = new StoredResponse(201, "sealed", null);
        await requests.FinishAsync(begun, given, TokenVisitor.Stop);
        Assert.Equal(given, (await requests.BeginAsync(asked, TokenVisitor.Stop)).Value.Given);
        house.Clock.Advance(RepeatableRequests.Kept + TimeSpan.FromSeconds(1));
        Assert.NotEqual(begun, (await requests.BeginAsync(asked, TokenVisitor.Stop)).Value.Work);
        house.Clock.Advance(RepeatableRequests.Kept + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await requests.ForgetOldAsync(TokenVisitor.Stop));
    }
}
