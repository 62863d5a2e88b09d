using CrowdComms.Data.Files;
using FsCheck;
using FsCheck.Fluent;

namespace CrowdComms.Tests.Data.Files;

/// <summary>What somebody typed never runs in a spreadsheet, and comes back as it was.</summary>
public sealed class CsvTextTests
{
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";

    // Texts of the signs that matter, at the beginning far more often than chance would have them there.
    private static readonly Arbitrary<string> Texts = Gen.Elements((Dangerous + "'\"a1 ,;").ToCharArray()).ArrayOf()
        .Select(c => new string(c)).ToArbitrary();

    [Fact]
    public void No_cell_begins_with_a_sign_that_starts_a_formula() =>
        Prop.ForAll(Texts,
            text => CsvText.Neutral(text) is var cell
                && (cell.Length == 0 || !Dangerous.Contains(cell[0], StringComparison.Ordinal)))
                    .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Every_text_comes_back_as_it_was() =>
        Prop.ForAll(Texts, text => CsvText.Plain(CsvText.Neutral(text)) == text)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Two_texts_never_become_the_same_cell() =>
        Prop.ForAll(Texts, Texts, (a, b) => a == b || CsvText.Neutral(a) != CsvText.Neutral(b))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Theory]
    [InlineData("+44 20 7946 0018", "'+44 20 7946 0018")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("Röntgen", "Röntgen")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void Texts_stay_readable(string text, string cell) => Assert.Equal(cell, CsvText.Neutral(text));
}
