using CrowdComms.Data.Common;

namespace CrowdComms.Tests.Data.Common;

public sealed class DecimalCommaTests
{
    [Theory]
    [InlineData("2.5", "2,5"), InlineData("-0.25", "-0,25"), InlineData("12", "12")]
    [InlineData("1.234", "1,2340"), InlineData("1.2345", "1,2345")]
    public void A_number_with_a_decimal_comma_is_read_as_it_was(string number, string written)
    {
        Assert.Equal(written, DecimalComma.Written(number));
        Assert.Equal(number, DecimalComma.Point(written));
    }

    [Theory]
    [InlineData("1,234"), InlineData("1,234,567"), InlineData("1,5,2"), InlineData("1.5"), InlineData("a,5"), InlineData(",5")]
    public void A_comma_that_may_separate_thousands_is_not_guessed(string text) => Assert.Equal(text, DecimalComma.Point(text));
}
