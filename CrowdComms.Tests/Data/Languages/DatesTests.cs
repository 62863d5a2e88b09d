using CrowdComms.Data.Languages;

namespace CrowdComms.Tests.Data.Languages;

public sealed class DatesTests
{
    private static readonly DateTimeOffset From = new(2026, 11, 29, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "Sun 29 Nov 2026, 09:00 – 17:00")]
    [InlineData("de", "So, 29. Nov. 2026, 09:00 – 17:00")]
    [InlineData("fr", "dim. 29 nov. 2026, 09:00 – 17:00")]
    [InlineData("es", "dom, 29 nov 2026, 09:00 – 17:00")]
    [InlineData("ar", "الأحد، 29 نوفمبر 2026، 09:00 – 17:00")]
    public void A_day_has_its_hours(string code, string expected)
    {
        using (Language.OrEnglish(code).Speak())
        {
            Assert.Equal(expected, Plain(Dates.Span(From, From.AddHours(8))));
            Assert.Equal(expected, Plain(Dates.SpanOfHours(From, From.AddHours(8))));
        }
    }

    [Theory]
    [InlineData("en", "Sun 29 Nov – Mon 30 Nov 2026", "Sun 29 Nov 2026, 09:00 – Mon 30 Nov 2026, 17:00")]
    [InlineData("de", "So, 29. Nov. – Mo, 30. Nov. 2026", "So, 29. Nov. 2026, 09:00 – Mo, 30. Nov. 2026, 17:00")]
    [InlineData("ar", "الأحد، 29 نوفمبر – الاثنين، 30 نوفمبر 2026",
        "الأحد، 29 نوفمبر 2026، 09:00 – الاثنين، 30 نوفمبر 2026، 17:00")]
    public void Several_days_have_their_hours_where_they_matter(string code, string days, string hours)
    {
        using (Language.OrEnglish(code).Speak())
        {
            Assert.Equal((days, hours), (Plain(Dates.Span(From, From.AddHours(32))), Plain(Dates.SpanOfHours(From, From.AddHours(32)))));
        }
    }

    [Fact]
    public void The_parts_of_a_date_stay_on_one_line() =>
        Assert.Equal("Sun\u00a029\u00a0Nov\u00a02026, 09:00\u00a0–\u00a017:00", Dates.Span(From, From.AddHours(8)));

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
