using System.Text;
using CrowdComms.Data.Badges;
using CrowdComms.Data.Badges.Drawing;
using CrowdComms.Data.Reports.Drawing;
using SkiaSharp;

namespace CrowdComms.Tests.Data.Badges;

/// <summary>No letter of a badge is lost: it is drawn, or a box stands for it and it is counted.</summary>
public sealed class LettersTests
{
    [Theory]
    [InlineData("𠮷野家"), InlineData("♪ Ada ♪"), InlineData("🎉"), InlineData("👨‍👩‍👧")]
    [InlineData("👍🏽"), InlineData("🇩🇪"), InlineData("1️⃣")]
    [InlineData("ᏣᎳᎩ"), InlineData("བོད་སྐད"), InlineData("ߒߞߏ")]
    [InlineData("ଓଡ଼ିଆ"), InlineData("ދިވެހި"), InlineData("ⵜⵉⴼⵉⵏⴰⵖ"), InlineData("ᐃᓄᒃᑎᑐᑦ")]
    [InlineData("ᠮᠣᠩᠭᠣᠯ"), InlineData("ܣܘܪܝܝܐ"), InlineData("ꦧꦱꦗꦮ")]
    [InlineData("ᬩᬮᬶ"), InlineData("ᱥᱟᱱᱛᱟᱲᱤ"), InlineData("㈱日立"), InlineData("𝄞 ∞ ☎")]
    public void These_names_are_printed_as_they_are(string name)
    {
        Assert.Equal(0, Letters.CountMissing(name, BadgeFonts.Bold));
        Assert.DoesNotContain(Letters.Drawn(name, BadgeFonts.Bold), d => d.Rune == Letters.Mark);
        foreach (var letter in name.Split(' '))
        {
            Assert.True(HasInk(letter), letter);
        }
    }

    [Theory]
    [InlineData("\uE000", 1, "▯"), InlineData("Ada \uE000\u0301", 1, "Ada ▯")]
    [InlineData("\u0378\U0002FFFF", 2, "▯▯"), InlineData("𠀂𠀂 子", 2, "▯▯ 子")]
    [InlineData("\uFFFE\uFFFF", 2, "▯▯"), InlineData("\u200D\u2066\uFE0F\U000E0041", 0, ""), InlineData("A\u0007", 0, "A")]
    public void A_letter_that_no_font_has_is_a_box_and_counted(string name, int missing, string shown)
    {
        Assert.Equal(missing, Letters.CountMissing(name, BadgeFonts.Bold));
        Assert.Equal(shown, LineShaper.Clean(name, BadgeFonts.Bold));
        Assert.True(shown.Length == 0 || HasInk(name), name);
    }

    [Fact]
    public void Half_a_character_is_drawn_as_the_sign_for_what_was_lost() =>
        Assert.Equal("x\uFFFD", LineShaper.Clean("x" + (char)0xDC00, BadgeFonts.Bold));

    [Fact]
    public void Every_character_of_unicode_is_drawn_or_a_box_or_not_visible_by_nature()
    {
        foreach (var rune in Runes().Where(r => !Invisible.Is(r) && !Invisible.IsBlank(r)))
        {
            foreach (var fonts in new[] { BadgeFonts.Bold, BadgeFonts.Regular })
            {
                var shown = LineShaper.Clean(rune.ToString(), fonts);
                var isBox = shown == Letters.Mark.ToString() && rune != Letters.Mark;
                Assert.True(shown.Length > 0, $"U+{rune.Value:X4}");
                Assert.Equal(isBox ? 1 : 0, Letters.CountMissing(rune.ToString(), fonts));
            }
        }
    }

    [Fact]
    public void Every_font_draws_the_letters_that_are_listed_for_it()
    {
        foreach (var font in BadgeFonts.Bold.Union(BadgeFonts.Regular))
        {
            var runes = Runes().Where(font.Has).ToList();
            var glyphs = font.Face.GetGlyphs(string.Concat(runes));
            Assert.True(runes.Count == glyphs.Length && !glyphs.Contains((ushort)0), font.File);
            using var measured = ShapedLine.FontOf(font.Face, ShapedLine.UnitSize);
            measured.GetGlyphWidths(glyphs, out var bounds);
            Assert.All(runes.Zip(bounds), pair =>
                Assert.True(Rune.IsWhiteSpace(pair.First) || !pair.Second.IsEmpty, $"{font.File} U+{pair.First.Value:X4}"));
        }
    }

    [Fact]
    public void A_sample_of_every_script_leaves_ink()
    {
        foreach (var block in Runes().Where(r => Rune.IsLetter(r) && !Invisible.Is(r)).GroupBy(r => r.Value >> 7))
        {
            Assert.True(HasInk(block.First().ToString()), $"U+{block.First().Value:X4}");
            Assert.True(HasInk(string.Concat(block.Take(8))), $"U+{block.First().Value:X4} and the next");
        }
    }

    [Fact]
    public void Only_the_fonts_that_a_name_needs_are_loaded()
    {
        List<BadgeFont> fonts = [.. FontCoverage.ReadAll().Select(c => new BadgeFont(c))];
        Assert.Equal(2, Letters.CountMissing("Ada 王\uE000\uE001", fonts));
        Assert.DoesNotContain(fonts, f => f.IsLoaded);
        LineShaper.Shape("Ada 王", 0, fonts);
        Assert.Equal(["NotoSans-Bold.ttf", "NotoSansCJKsc-Bold.otf"], fonts.Where(f => f.IsLoaded).Select(f => f.File));
    }

    [Fact]
    public void All_plain_letters_are_in_the_first_font() =>
        Assert.All(Runes().TakeWhile(r => Letters.IsPlain(r.ToString())),
            r => Assert.True(Invisible.Is(r) || Invisible.IsBlank(r) || BadgeFonts.Bold[0].Has(r) && BadgeFonts.Regular[0].Has(r)));

    [Fact]
    public void Only_what_the_design_prints_is_counted_text_by_text()
    {
        var person = BadgeContent.Sample with { FirstName = "\uE000\uE000", Company = "\uE000", JobTitle = "\uE000", PassType = "\uE000" };
        UnprintedLetters[] all =
            [new(BadgePart.Name, 2), new(BadgePart.Company, 1), new(BadgePart.JobTitle, 1), new(BadgePart.PassType, 1)];
        var nameAlone = new BadgeDesign { Company = false, JobTitle = false, Band = false };
        Assert.Equal(all, BadgeLetters.Unprinted(person, new BadgeDesign()));
        Assert.Equal(all[..1], BadgeLetters.Unprinted(person, nameAlone));
        Assert.Empty(BadgeLetters.Unprinted(person with { BadgeName = "Ada" }, nameAlone));
        Assert.Equal((false, true), (BadgeLetters.ArePlain(person), BadgeLetters.ArePlain(BadgeContent.Sample)));
        Assert.False(BadgeLetters.ArePlain(BadgeContent.Sample with { BadgeName = "\uE000" }));
    }

    [Fact]
    public void The_report_draws_the_box_too()
    {
        using var bitmap = new SKBitmap(40, 20);
        using var canvas = new SKCanvas(bitmap);
        ReportInk.Strong.Write(canvas, "\uE000", new(2, 38, 14));
        canvas.Flush();
        Assert.Contains(bitmap.Pixels, p => p.Alpha > 0);
    }

    // No surrogates: they are halves of characters.
    private static IEnumerable<Rune> Runes() => Enumerable.Range(0x20, 0x10FFFF - 0x1F).Where(Rune.IsValid).Select(c => new Rune(c));

    private static bool HasInk(string text)
    {
        var line = LineShaper.Shape(text, ReadingOrder.BaseLevel(text), BadgeFonts.Bold);
        return line.Runs.SelectMany(r => r.Glyphs).All(g => g != 0) && line.Runs.All(run =>
        {
            using var font = ShapedLine.FontOf(run.Face, ShapedLine.UnitSize);
            font.GetGlyphWidths(run.Glyphs, out var bounds);
            return bounds.Any(b => !b.IsEmpty);
        });
    }
}
