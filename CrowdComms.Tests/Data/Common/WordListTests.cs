using CrowdComms.Data.Common;
using FsCheck;
using FsCheck.Fluent;

namespace CrowdComms.Tests.Data.Common;

public sealed class WordListTests
{
    private static readonly char[] Signs = [.. ",;|\n\r،、\"' =+-#_ab9ä🎉"];

    [Theory]
    [InlineData("a, b", "a|b")]
    [InlineData("a;b|c\nd", "a|b|c|d")]
    [InlineData(" , a ,, ", "a")]
    [InlineData("أ، ب", "أ|ب")]
    [InlineData("\"buyers\",\"vip guests\"", "buyers|vip guests")]
    [InlineData(" \"a, b\" ; c", "a, b|c")]
    [InlineData("\"say \"\"hello\"\"\", x", "say \"hello\"|x")]
    [InlineData("\"quoted\" part, b", "\"quoted\" part|b")]
    [InlineData("12\" pipe, b", "12\" pipe|b")]
    [InlineData("\"never closed, b", "\"never closed|b")]
    [InlineData("\"\", a", "a")]
    [InlineData(null, "")]
    public void People_and_programs_separate_words_in_many_ways(string? text, string words) =>
        Assert.Equal(words, string.Join('|', WordList.Words(text)));

    [Theory]
    [InlineData("a, b", "a|b")]
    [InlineData("vip guests, \"a, b\", \"c;d\", \"e \"\"f\"\"\"", "vip guests|a, b|c;d|e \"f\"")]
    public void Only_words_that_need_them_get_quotation_marks(string text, string words) =>
        Assert.Equal(text, WordList.Text(words.Split('|')));

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        var words = Gen.Elements(Signs).ArrayOf().Select(signs => new string(signs).Trim()).Where(word => word.Length > 0);
        Prop.ForAll(words.ListOf().ToArbitrary(), list => WordList.Words(WordList.Text(list)).SequenceEqual(list, StringComparer.Ordinal))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }
}
