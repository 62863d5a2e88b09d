using System.Text;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using MimeKit;

namespace CrowdComms.Tests.Data.Messages;

public sealed class SmtpMailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("=?utf-8?q?a?=")]
    [InlineData("Expo =?utf-8?b?YQ==?= 2026")]
    [InlineData("=?utf-8?q?a?= M\u00FCller \u6771\u4EAC")]
    [InlineData("What =? is this")]
    [InlineData("Spring Expo")]
    [InlineData("  =?us-ascii?q?a?=  two  blanks ")]
    public async Task A_text_that_looks_like_an_encoded_word_is_read_as_it_was_written(string words)
    {
        var name = words.Trim();
        var subject = $"Your ticket for {words} {string.Join(' ', Enumerable.Repeat(words, 20))}".Trim();
        var message = new ComposedMessage("ada@m\u00FCller.example", name, subject, "Hello", "<p>Hello</p>");
        using var mail = SmtpMail.Of(Guid.CreateVersion7(), message, new SmtpSettings { From = "Fair <tickets@fair.example>" });
        using var sent = new MemoryStream();
        await mail.WriteToAsync(sent, Stop);
        sent.Position = 0;

        using var read = await MimeMessage.LoadAsync(sent, Stop);

        Assert.Equal(subject, read.Subject);
        var to = Assert.Single(read.To.Mailboxes);
        Assert.Equal((name, "ada@xn--mller-kva.example"), (to.Name, MailboxAddress.EncodeAddrspec(to.Address)));
        Assert.Equal("ada@xn--mller-kva.example", MailboxAddress.EncodeAddrspec(Assert.Single(mail.To.Mailboxes).Address));
        var head = Encoding.UTF8.GetString(sent.ToArray()).Split("\r\n\r\n")[0];
        Assert.DoesNotContain("?q?a?=", head, StringComparison.Ordinal);
        Assert.All(head.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }
}
