using Bunit;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Privacy;
using CrowdComms.Tests.Support;
using CrowdComms.Web.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdComms.Tests.Web.Messages;

/// <summary>The desk sends a ticket once more.</summary>
public sealed class TicketMailTests
{
    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MessageState.Sent, null, "Ticket sent. It can take a minute to arrive.")]
    [InlineData(MessageState.Queued, "The mail server is not responding.",
        "The mail server is not responding. We send the ticket as soon as we can.")]
    [InlineData(MessageState.Failed, "The mail server refused this address (550). Correct the address, then resend.",
        "The mail server refused this address (550). Correct the address, then resend.")]
    public async Task It_is_on_its_way_until_the_mail_server_has_answered(
        MessageState state, string? error, string words)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite,
            services => services.AddSingleton(new SmtpSettings { Host = "mail.example" }));
        var (rendered, mail) = await OpenAsync(house);
        await using var _ = rendered;

        var sending = mail.Find("button").ClickAsync();
        mail.WaitForAssertion(() => Assert.Equal("The ticket is on its way.", mail.Find("[role=status]").TextContent));
        Assert.Empty(mail.FindAll("button"));
        await using var context = house.Context();
        await context.Messages.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, state).SetProperty(m => m.LastError, error), Stop);
        house.Clock.Advance(TimeSpan.FromSeconds(1));

        mail.WaitForAssertion(() => Assert.Equal(words, mail.Find("[role=status]").TextContent));
        Assert.Equal(state == MessageState.Failed ? 1 : 0, mail.FindAll("button").Count);
        if (state == MessageState.Queued)
        {
            Assert.False(sending.IsCompleted);
        }
        else
        {
            await sending;
        }
    }

    [Fact]
    public async Task Without_a_mail_server_it_is_kept_and_said_so()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (rendered, mail) = await OpenAsync(house);
        await using var _ = rendered;
        await using var context = house.Context();
        var before = await context.Messages.CountAsync(Stop);

        await mail.Find("button").ClickAsync();

        Assert.Equal("No mail server is set up. The message is kept and not sent.",
            mail.Find("[role=status]").TextContent);
        Assert.Equal(before + 1, await context.Messages.CountAsync(Stop));
    }

    [Fact]
    public async Task Somebody_without_an_address_is_refused_in_words()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var (rendered, mail) = await OpenAsync(house, anonymised: true);
        await using var _ = rendered;

        await mail.Find("button").ClickAsync();

        Assert.Equal("There is no email address to send this to.", mail.Find("[role=status]").TextContent);
    }

    private static async Task<(Rendered Rendered, IRenderedComponent<TicketMail> Mail)> OpenAsync(
        House house, bool anonymised = false)
    {
        var expo = await house.NewEventAsync();
        var person = await house.RegisterAsync(expo);
        if (anonymised)
        {
            Assert.True(
                (await house.Get<PrivacyService>().AnonymiseAsync(expo.Id, person.Id, expo.Organiser, Stop)).IsOk);
        }

        var rendered = new Rendered(house, expo.Staff);
        return (rendered, rendered.Render<TicketMail>(
            p => p.Add(m => m.Access, new(expo.Facts, expo.Staff)).Add(m => m.Person, person.Id)));
    }
}
