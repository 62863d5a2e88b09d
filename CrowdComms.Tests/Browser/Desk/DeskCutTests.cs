using CrowdComms.Data;
using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdComms.Tests.Browser.Desk;

/// <summary>The desk goes on scanning while its connection is away, and loses no scan, whenever the line is cut.</summary>
[Collection(BrowserUser.Collection)]
public sealed class DeskCutTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cut_after_any_message_of_a_scan_loses_none_and_says_what_became_of_each()
    {
        await using var app = await AppInProcess.StartAsync();
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.SignInAsync("staff");
        var line = await CutLine.OfAsync(page);
        await page.OpenAsync("/events/demo-expo/desk");
        await page.ChooseStationAsync("Desk A");
        var people = new Queue<Registrant>(await app.PeopleAsync(RegistrantStatus.Confirmed, 12));

        // A scan is asked by one message and answered by two or three: a picture and a response.
        foreach (var messages in Enumerable.Range(0, 6))
        {
            var (first, second) = (people.Dequeue(), people.Dequeue());
            await line.CutAsync(messages);
            await page.ScanAsync(first.TicketCode);
            if (messages > 0)
            {
                await line.CutAsync();
            }

            await Expect(page.GetByText("No connection.", new() { Exact = true })).ToBeVisibleAsync();
            await page.ScanAsync(second.TicketCode);
            await page.ScanAsync("4006381333931");
            await Expect(page.Locator("[data-count]")).ToContainTextAsync("scans are saved and will be sent");
            // The first scan may have been answered just before the line was cut; then it waits no longer and is not late.
            var isAnswered = (await page.Locator("[data-count]").InnerTextAsync()).Contains(" 2 scans ", StringComparison.Ordinal);
            await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);

            line.Mend();
            await Expect(page.Locator("[data-waiting='0']")).ToBeVisibleAsync();
            await Expect(page.GetByText("No connection.", new() { Exact = true })).ToBeHiddenAsync();
            await Expect(page.Locator("[data-late]")).ToContainTextAsync(isAnswered
                ? ["Unknown code", second.Person.LastName] : ["Unknown code", first.Person.LastName, second.Person.LastName]);
            await Expect(page.Locator("ol[aria-labelledby=recent-scans]")).ToContainTextAsync(first.Person.LastName);
            Assert.Equal((1, 1), (await AdmittedAsync(app, first.Id), await AdmittedAsync(app, second.Id)));
            await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
            await Expect(page.Locator("[data-late]")).ToHaveCountAsync(0);
            await page.Locator("#desk-field").FocusAsync();
        }
    }

    [Fact]
    public async Task Whatever_happens_to_the_line_the_queue_asks_every_scan_in_order_until_it_is_answered()
    {
        await using var app = await AppInProcess.StartAsync(new AppSettings { Demo = false });
        await using var visitor = await BrowserUser.OpenAsync(app);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        Assert.Equal("every order holds", await page.EvaluateAsync<string>(EveryOrder));
    }

    private static async Task<int> AdmittedAsync(AppInProcess app, Guid registrantId)
    {
        await using var context = await app.Get<IDbContextFactory<CrowdCommsContext>>().CreateDbContextAsync(Stop);
        return await context.Scans.CountAsync(s => s.RegistrantId == registrantId, Stop);
    }

    // The queue with a server and timers that the test moves by hand, through every order of six things that can happen.
    private const string EveryOrder = """
        async () => {
            const { scanQueue } = await import('/scans/scan-queue.js');
            const settle = async () => { for (let i = 0; i < 6; i++) await null; };

            async function run(script) {
                const decided = [], answered = [], asked = [];
                let timers = [];
                let sending = Promise.resolve();
                const queue = scanQueue({
                    waiting: [],
                    ask: entry => new Promise((resolve, reject) => asked.push({ entry, resolve, reject })),
                    answered: entry => answered.push(entry.scanId),
                    changed: () => {},
                    later(work, ms) {
                        const timer = { work, ms };
                        timers.push(timer);
                        return () => { timers = timers.filter(t => t !== timer); };
                    },
                });
                const serve = () => {
                    const ask = asked.shift();
                    if (ask && !decided.includes(ask.entry.scanId)) decided.push(ask.entry.scanId);
                    return ask;
                };
                let scans = 0;
                const happens = {
                    scan: () => queue.add({ scanId: `scan ${scans++}`, text: 'x' }),
                    answer: () => serve()?.resolve('Decided'),
                    outage: () => asked.shift()?.resolve('Unreachable'),
                    lost: () => serve(),
                    refused: () => asked.shift()?.reject(new Error('no connection')),
                    time: () => { const [next] = timers.sort((a, b) => a.ms - b.ms); if (next) { timers = timers.filter(t => t !== next); next.work(); } },
                    away: () => queue.away(),
                    back: () => queue.back(),
                };
                queue.start();
                happens.scan();
                for (const name of script) {
                    happens[name]();
                    await settle();
                }
                happens.back();
                for (let i = 0; i < 40 && answered.length < scans; i++) {
                    await settle();
                    if (asked.length > 0) happens.answer(); else happens.time();
                }
                await settle();
                const all = Array.from({ length: scans }, (_, i) => `scan ${i}`);
                return JSON.stringify([answered, decided]) === JSON.stringify([all, all]) ? null
                    : `${script}: answered ${answered}, decided ${decided}, of ${all}`;
            }

            const names = ['scan', 'answer', 'outage', 'lost', 'refused', 'time', 'away', 'back'];
            let scripts = [[]];
            for (let length = 1; length <= 5; length++) {
                scripts = scripts.flatMap(script => names.map(name => [...script, name]));
                for (const script of scripts) {
                    const wrong = await run(script);
                    if (wrong) return wrong;
                }
            }
            return 'every order holds';
        }
        """;
}
