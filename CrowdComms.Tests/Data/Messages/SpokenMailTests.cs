using System.Globalization;
using CrowdComms.Data.Common;
using CrowdComms.Data.Languages;
using CrowdComms.Data.Messages;
using CrowdComms.Data.Outbox;
using CrowdComms.Data.Registrants;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Messages;

/// <summary>Emails are in the language of the person who gets them.</summary>
public sealed class SpokenMailTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_gets_the_email_in_their_language()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        var name = expo.Made.Name;

        var german = await ComposedAsync(house, expo, "de");
        Assert.Equal($"Sie sind angemeldet: {name}", german.Subject);
        Assert.StartsWith($"Guten Tag Ada,\n\nSie sind angemeldet: {name}.\n\nPass: General\n", german.Text, StringComparison.Ordinal);
        AssertWhole(german, expo, "de", "<html lang=\"de\" dir=\"ltr\">", "Ticket öffnen");

        var arabic = await ComposedAsync(house, expo, "ar");
        Assert.Equal($"تم تسجيلك في {name}", arabic.Subject);
        Assert.StartsWith($"مرحبًا Ada،\n\nتم تسجيلك في {name}.\n\nالتصريح: General\n", arabic.Text, StringComparison.Ordinal);
        AssertWhole(arabic, expo, "ar", "<html lang=\"ar\" dir=\"rtl\">", "فتح تذكرتك");
        Assert.Contains("، ", arabic.Text, StringComparison.Ordinal);
    }

    [Theory, InlineData(null), InlineData("xx"), InlineData("en-GB")]
    public async Task A_person_without_a_language_of_the_product_gets_english(string? language)
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();

        using var reader = Language.OrEnglish("fr").Speak();
        var english = await ComposedAsync(house, expo, language);

        Assert.Equal($"You are registered for {expo.Made.Name}", english.Subject);
        AssertWhole(english, expo, "en", "<html lang=\"en\" dir=\"ltr\">", "Open your ticket");
    }

    [Fact]
    public async Task A_default_text_that_was_saved_in_one_language_is_sent_in_every_language_and_an_own_text_is_sent_as_it_is()
    {
        await using var house = await House.OpenAsync(Engine.Sqlite);
        var expo = await house.NewEventAsync();
        using (Language.OrEnglish("es").Speak())
        {
            await SaveAsync(house, expo, MessageDefaults.Of(MessageKind.Registered));
        }

        Assert.Equal($"Sie sind angemeldet: {expo.Made.Name}", (await ComposedAsync(house, expo, "de")).Subject);
        var shown = (await house.Get<MessageTemplates>().ListAsync(expo.Id, expo.Organiser, Stop)).Value
            .Single(t => t.Kind == MessageKind.Registered);
        Assert.True(shown.IsUsual);
        Assert.Equal("You are registered for {{event}}", shown.Words.Subject);

        await SaveAsync(house, expo, new MessageWords("Welcome, {{first_name}}", "See you on {{starts}}."));
        var own = await ComposedAsync(house, expo, "fr");
        Assert.Equal("Welcome, Ada", own.Subject);
        Assert.StartsWith($"See you on {Starts(expo, "fr")}", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_default_text_keeps_its_fields_and_its_paragraphs_in_every_language()
    {
        foreach (var kind in Enum.GetValues<MessageKind>())
        {
            var english = MessageDefaults.Of(kind);
            foreach (var language in Language.All)
            {
                using var spoken = language.Speak();
                var words = MessageDefaults.Of(kind);
                Assert.Null(MergeFields.Problem(words.Subject + words.Body, kind));
                Assert.Equal(words.Body.Trim(), words.Body);
                Assert.Equal(english.Body.Split("\n\n").Length, words.Body.Split("\n\n").Length);
                Assert.Equal(words.Body.Length == 0 || language == Language.English, words == english);
            }
        }
    }

    private static void AssertWhole(ComposedMessage mail, EventAtHand expo, string language, string html, string button)
    {
        var page = System.Net.WebUtility.HtmlDecode(mail.Html);
        Assert.Contains(html, page, StringComparison.Ordinal);
        Assert.Contains($">{button}</a>", page, StringComparison.Ordinal);
        Assert.Contains(Starts(expo, language), mail.Text, StringComparison.Ordinal);
        Assert.Contains(expo.Made.Venue!, mail.Text, StringComparison.Ordinal);
        Assert.Contains("/t/", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", mail.Subject + mail.Text, StringComparison.Ordinal);
    }

    private static string Starts(EventAtHand expo, string language)
    {
        using var spoken = Language.OrEnglish(language).Speak();
        var at = expo.Facts.Local(expo.Facts.StartsAt);
        Assert.Contains(at.ToString("MMMM", CultureInfo.CurrentCulture), Dates.LongDayAndTime(at), StringComparison.Ordinal);
        return $"{Dates.LongDayAndTime(at)} ({expo.Facts.TimeZone})";
    }

    private static async Task SaveAsync(House house, EventAtHand expo, MessageWords words) => Assert.Null((await house
        .Get<MessageTemplates>().SaveAsync(expo.Id, new TemplateEdit(MessageKind.Registered, true, words, 1), expo.Organiser, Stop)).Error);

    private static async Task<ComposedMessage> ComposedAsync(House house, EventAtHand expo, string? language)
    {
        var details = new RegistrantDetails("Ada", "Lovelace", $"ada-{Guid.CreateVersion7():n}@test.example", "GEN")
        {
            Language = language,
        };
        var ada = await house.RegisterAsync(expo, details, RegistrantStatus.Registered);
        var row = Assert.Single((await house.Get<MessageReader>()
            .PageAsync(expo.Id, new MessageQuery { RegistrantId = ada.Id }, expo.Staff, Stop)).Value.Items);
        return (await house.Get<MessageReader>().ShowAsync(expo.Id, row.Id, expo.Staff, Stop)).Value;
    }
}
