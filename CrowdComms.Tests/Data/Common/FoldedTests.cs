using CrowdComms.Data.Common;
using FsCheck;
using FsCheck.Fluent;

namespace CrowdComms.Tests.Data.Common;

public sealed class FoldedTests
{
    [Theory]
    [InlineData("Röntgen", "rontgen")]
    [InlineData("  Wilhelm \t Conrad\u00a0Röntgen ", "wilhelm conrad rontgen")]
    [InlineData("Ro\u0308ntgen", "rontgen")]
    [InlineData("Łódź", "lodz")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Iğdır", "igdir")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRASSE", "strasse")]
    [InlineData("Sørensen, Åse", "sorensen ase")]
    [InlineData("Æthelþryð", "aethelthryd")]
    [InlineData("Nguyễn Thị Ánh", "nguyen thi anh")]
    [InlineData("O'Brien-Smith", "o'brien-smith")]
    [InlineData("ﬁn", "fin")]
    [InlineData("ＡＢＣ１２３", "abc123")]
    public void Latin_loses_case_accents_and_outer_blanks(string text, string folded) =>
        Assert.Equal(folded, SearchText.Of(text));

    [Fact]
    public void Plain_letters_are_folded_as_they_are_beside_an_accent() => Prop.ForAll<byte[]>(bytes =>
        {
            var plain = string.Concat(bytes.Select(b => (char)(b & 0x7F)));
            return SearchText.Of(plain + "é") == SearchText.Of(plain + "e");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("محمد")]
    [InlineData("שרה")]
    [InlineData("北京")]
    [InlineData("たなか")]
    [InlineData("🎉")]
    public void Other_scripts_keep_their_letters(string text) => Assert.Equal(text, SearchText.Of(text));

    [Theory]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("Αθήνα", "αθηνα")]
    [InlineData("МОСКВА", "москва")]
    [InlineData("zero\u200bwidth", "zerowidth")]
    public void Marks_and_invisible_characters_go(string text, string folded) =>
        Assert.Equal(folded, SearchText.Of(text));

    [Theory]
    [InlineData("\ud83d")]
    [InlineData("a\udc00b")]
    [InlineData("\udc00\ud83d")]
    public void Half_a_character_harms_nobody(string text) =>
        Assert.DoesNotContain(SearchText.Of(text), char.IsSurrogate);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    public void Nothing_stays_nothing(string? text) => Assert.Equal("", SearchText.Of(text));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Prop.ForAll<string?>(text => SearchText.Of(SearchText.Of(text)) == SearchText.Of(text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_search_looks_for_each_word_once_and_for_no_bare_punctuation() =>
        Assert.Equal(["rontgen", "w."], SearchText.Words("Röntgen, W.  - RÖNTGEN & ;"));
}
