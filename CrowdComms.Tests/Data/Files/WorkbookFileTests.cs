using System.IO.Compression;
using System.Xml.Linq;
using CrowdComms.Data.Files;

namespace CrowdComms.Tests.Data.Files;

/// <summary>What a workbook's cells hold, in the XML that other programs read.</summary>
public sealed class WorkbookFileTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("🎉 𝔘nicode 𠮷野家", "🎉 𝔘nicode 𠮷野家")]
    [InlineData("a\u0001b\u0000\uFFFEc", "abc")]
    [InlineData("two\r\nlines\rand\tmore\n", "two\nlines\nand\tmore\n")]
    [InlineData(" blanks ", " blanks ")]
    [InlineData("<&\">", "<&\">")]
    [InlineData("_x0041_ and _X0041_ and _x00410042_", "_x005F_x0041_ and _x005F_X0041_ and _x005F_x00410042_")]
    [InlineData("=1+1", "=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    public async Task A_text_is_written_as_plain_characters(string text, string cell)
    {
        var xml = await SheetAsync(text);
        var written = XDocument.Parse(xml).Descendants().Last(e => e.Name.LocalName == "t");
        Assert.Equal(cell, written.Value);
        Assert.DoesNotContain("_xD8", xml, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("&#", xml, StringComparison.Ordinal);
    }

    // An attribute cannot hold half a character.
    [Fact]
    public Task Half_a_character_is_written_as_the_sign_for_a_lost_one() =>
        A_text_is_written_as_plain_characters("lone \ud83c and \udf89", "lone \uFFFD and \uFFFD");

    [Fact]
    public async Task A_text_that_is_too_long_is_cut_between_characters_and_says_so()
    {
        var whole = new string('a', SheetText.Most);
        Assert.Equal(whole, SheetText.Of(whole));
        for (var before = 0; before < 2; before++)
        {
            var cut = SheetText.Of(new string('a', before) + string.Concat(Enumerable.Repeat("🎉", SheetText.Most)));
            Assert.InRange(cut.Length, SheetText.Most - 1, SheetText.Most);
            Assert.EndsWith("🎉" + SheetText.Cut, cut, StringComparison.Ordinal);
        }

        Assert.Contains("a CSV file has all of it", await SheetAsync(whole + "b"), StringComparison.Ordinal);
    }

    private static async Task<string> SheetAsync(string text)
    {
        using var file = new MemoryStream();
        var rows = new[] { new object?[] { text } }.ToAsyncEnumerable();
        Assert.Equal(1, await WorkbookFile.WriteAsync(file, [new WorkbookSheet("Sheet", [new("Text", 20)], rows)], Stop));
        await using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        using var sheet = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(Stop));
        return await sheet.ReadToEndAsync(Stop);
    }
}
