using CrowdComms.Data.Capacity;
using CrowdComms.Data.Common;
using CrowdComms.Data.Languages;
using CrowdComms.Data.PassTypes;
using CrowdComms.Data.Registrants;

namespace CrowdComms.Tests.Data.Languages;

/// <summary>Plural forms, dates and the names of languages.</summary>
public sealed class LanguageRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 29, 11, 19, 5, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("ar", 0, PluralForm.Zero), InlineData("ar", 1, PluralForm.One), InlineData("ar", 2, PluralForm.Two)]
    [InlineData("ar", 3, PluralForm.Few), InlineData("ar", 10, PluralForm.Few), InlineData("ar", 11, PluralForm.Many)]
    [InlineData("ar", 99, PluralForm.Many), InlineData("ar", 100, PluralForm.Other), InlineData("ar", 101, PluralForm.Other)]
    [InlineData("ar", 102, PluralForm.Other), InlineData("ar", 103, PluralForm.Few), InlineData("ar", 111, PluralForm.Many)]
    [InlineData("fr", 0, PluralForm.One), InlineData("fr", 1, PluralForm.One), InlineData("fr", 2, PluralForm.Other)]
    [InlineData("de", 0, PluralForm.Other), InlineData("de", 1, PluralForm.One), InlineData("es", 2, PluralForm.Other)]
    [InlineData("en", 0, PluralForm.Other), InlineData("en", 1, PluralForm.One), InlineData("en", -1, PluralForm.One)]
    public void A_count_has_the_form_of_its_language(string language, long count, PluralForm form)
    {
        var spoken = Language.Find(language)!;
        Assert.Equal(form, PluralRules.Of(spoken, count));
        Assert.Contains(form, PluralRules.Forms(spoken));
    }

    [Theory]
    [InlineData("en", "29 Nov, 11:19", "29 Nov 2026", "Sunday 29 November 2026, 11:19")]
    [InlineData("de", "29. Nov., 11:19", "29. Nov. 2026", "Sonntag, 29. November 2026, 11:19")]
    [InlineData("fr", "29 nov., 11:19", "29 nov. 2026", "dimanche 29 novembre 2026, 11:19")]
    [InlineData("es", "29 nov, 11:19", "29 nov 2026", "domingo, 29 de noviembre de 2026, 11:19")]
    [InlineData("ar", "29 نوفمبر، 11:19", "29 نوفمبر 2026", "الأحد، 29 نوفمبر 2026، 11:19")]
    public void A_date_is_written_as_its_language_writes_it(string language, string day, string year, string whole)
    {
        using var spoken = Language.Find(language)!.Speak();
        Assert.Equal((day, year, whole), (Dates.DayAndTime(At), Dates.DayOfYear(At), Dates.LongDayAndTime(At)));
        Assert.Equal(("11:19", "11:19:05"), (Dates.Time(At), Dates.Seconds(At)));
    }

    [Theory]
    [InlineData("de-AT", "de"), InlineData("DE", "de"), InlineData("Deutsch", "de"), InlineData("German", "de"), InlineData("fr_CA", "fr")]
    [InlineData("العربية", "ar"), InlineData("arabic", "ar"), InlineData("en-GB", "en"), InlineData("xx", null), InlineData("", null)]
    [InlineData(null, null)]
    public void A_language_is_found_by_its_code_or_its_name(string? text, string? code)
    {
        Assert.Equal(code, Language.Find(text)?.Code);
        Assert.Equal(code ?? "en", Language.OrEnglish(text).Code);
    }

    [Theory]
    [InlineData("en", 1, "1 person already has this pass. Capacity cannot be less.")]
    [InlineData("en", 1200, "1,200 people already have this pass. Capacity cannot be less.")]
    [InlineData("de", 1, "1 Person hat diesen Pass schon. Die Kapazität kann nicht kleiner sein.")]
    [InlineData("de", 1200, "1.200 Personen haben diesen Pass schon. Die Kapazität kann nicht kleiner sein.")]
    [InlineData("ar", 2, "لدى شخصين هذا التصريح. لا يمكن أن تكون السعة أقل.")]
    [InlineData("ar", 5, "لدى 5 أشخاص هذا التصريح. لا يمكن أن تكون السعة أقل.")]
    [InlineData("ar", 12, "لدى 12 شخصًا هذا التصريح. لا يمكن أن تكون السعة أقل.")]
    public void A_sentence_has_the_form_and_the_figures_of_its_language(string language, int held, string sentence)
    {
        using var spoken = Language.Find(language)!.Speak();
        Assert.Equal(sentence, PassTypeErrors.CapacityBelowHeld(held).Message);
    }

    [Fact]
    public void An_error_is_in_the_language_that_is_spoken_when_it_is_made()
    {
        var details = new RegistrantDetails("", "", "nobody", "");
        using (Language.Find("de")!.Speak())
        {
            Assert.Equal("Vorname fehlt.", RegistrantRules.Check(details)["firstName"][0]);
            Assert.StartsWith("„nobody“ ist keine E-Mail-Adresse.", RegistrantRules.Check(details)["email"][0], StringComparison.Ordinal);
            Assert.StartsWith("Die Veranstaltung ist ausgebucht", CapacityErrors.EventFull(40).Message, StringComparison.Ordinal);
            Assert.StartsWith("Dieses Ticket gibt es nicht", Error.NotFound("ticket").Message, StringComparison.Ordinal);
        }

        Assert.Equal("First name is missing.", RegistrantRules.Check(details)["firstName"][0]);
        Assert.Equal("This ticket does not exist, or you have no access to it.", Error.NotFound("ticket").Message);
        Assert.Equal("This webhook does not exist, or you have no access to it.", Error.NotFound("webhook").Message);
    }
}
