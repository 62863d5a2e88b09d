using CrowdComms.Data.Badges;
using CrowdComms.Data.Badges.Drawing;
using FsCheck;
using FsCheck.Fluent;
using SkiaSharp;

namespace CrowdComms.Tests.Data.Badges;

public sealed class FittedTextTests
{
    private static readonly string[] Words =
    [
        "Ada", "Łukasiewicz", "Đặng", "Hohenzollern-Sigmaringen", "Rindfleischetikettierungsüberwachungsaufgabe",
        "محمد", "الخوارزمي", "יוחנן", "श्रीनिवास", "रामानुजन्",
        "王小明", "北京清华科技有限公司", "さくら", "김철수", "สมชาย", "தமிழ்", "Ὀδυσσεύς", "Čajkovskij", "(1984)", "2026", "&", "Տիգրան",
        "ქეთევან", "ጌታቸው", "សុខា", "မောင်", "😀",
    ];

    [Fact]
    public void No_text_leaves_its_box_whatever_its_length_and_script()
    {
        var texts = Gen.Elements(Words).NonEmptyListOf().Select(words => string.Join(' ', words));
        var boxes = Gen.Choose(40, 280).Zip(Gen.Choose(9, 160));
        Prop.ForAll(texts.Zip(boxes).Zip(Gen.Choose(1, 4)).ToArbitrary(), sample =>
        {
            var ((text, (width, height)), lines) = sample;
            var fitted = FittedText.Fit(text, new SKSize(width, height), new TextStyle(BadgeFonts.Bold, 60, 6, lines));
            return fitted is null
                ? LineShaper.Clean(text, BadgeFonts.Bold).Length == 0
                : fitted.Width <= width * 1.001f && fitted.Height <= height * 1.001f && fitted.Lines <= lines
                    && InkIsInside(fitted, width, height);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void Every_character_of_the_sample_names_has_a_glyph()
    {
        foreach (var text in BadgePeople.All.SelectMany(
            p => new[] { p.Person.Name, p.Person.Company!, p.Person.JobTitle!, p.Person.PassType })
                .Concat(Words))
        {
            Assert.Equal(text.Normalize(), LineShaper.Clean(text, BadgeFonts.Bold));
            var line = LineShaper.Shape(text, ReadingOrder.BaseLevel(text), BadgeFonts.Bold);
            Assert.DoesNotContain(line.Runs.SelectMany(r => r.Glyphs), g => g == 0);
        }
    }

    [Theory]
    [InlineData("Ada 😀👩‍💻 King", "Ada 😀👩‍💻 King"), InlineData("A\u202Ed\na\u0007", "Ad a"), InlineData("\u2066x\u2069", "x")]
    [InlineData("\u200D \uFE0F\u3164", ""), InlineData("\uE000x\u0378", "▯x▯"), InlineData("❤\uFE0F", "❤")]
    public void What_is_not_visible_by_nature_is_left_out_and_a_letter_without_a_font_is_a_box(string text, string shown) =>
        Assert.Equal(shown, LineShaper.Clean(text, BadgeFonts.Bold));

    [Theory]
    [InlineData("abc", "abc"), InlineData("שלום", "םולש"), InlineData("שלום abc", "abc םולש"), InlineData("abc שלום",
        "abc םולש")]
    [InlineData("שלום 123 abc", "abc 123 םולש"), InlineData("עבד 3000 Ltd.", ".Ltd 3000 דבע"), InlineData("אב (abc) 12",
        "12 (abc) בא"), InlineData("م 12,5", "12,5 م")]
    public void Lines_are_put_in_the_order_they_are_seen_in(string text, string seen)
    {
        var runes = text.EnumerateRunes().ToList();
        var levels = ReadingOrder.Levels(runes, ReadingOrder.BaseLevel(text));
        var shown = runes.Select((rune, i) => (Text: Mirrored(rune.ToString(), levels[i]), Level: levels[i])).ToList();
        ReadingOrder.Reorder(shown, s => s.Level);
        Assert.Equal(seen, string.Concat(shown.Select(s => s.Text)));
    }

    [Theory]
    [InlineData("#3b6ea5", false), InlineData("#ffd54a", true), InlineData("#ffffff", true), InlineData("#000000",
        false), InlineData("#808080", false)]
    public void Letters_on_a_band_are_told_apart(string colour, bool black)
    {
        var band = SKColor.Parse(colour);
        Assert.Equal(black ? SKColors.Black : SKColors.White, BandInk.On(band, 20));
        Assert.True(BandInk.Contrast(band, BandInk.On(band, 20)) >= 3);
        Assert.True(BandInk.Contrast(band, BandInk.On(band, 8)) >= 4.5);
    }

    [Fact]
    public void Long_companies_are_wrapped_before_they_are_cut()
    {
        var company = new string('W', 28) + " " + new string('M', 31);
        using var drawing = new BadgeDrawing(new BadgeDesign(), "Expo");
        var lines = drawing.PersonLines(BadgeContent.Sample with { Company = company });
        Assert.Equal(2, lines[^2].Text.Lines);
        Assert.True(lines.Sum(l => l.Above + l.Text.Height) <= drawing.Paper.Person.Height);
    }

    private static string Mirrored(string text, int level) =>
        level % 2 == 0 ? text : text switch { "(" => ")", ")" => "(", _ => text };

    private static bool InkIsInside(FittedText text, int width, int height)
    {
        const int around = 60;
        using var bitmap = new SKBitmap(width + 2 * around, height + 2 * around);
        using var canvas = new SKCanvas(bitmap);
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.Clear(SKColors.White);
        text.Draw(canvas, SKRect.Create(around, around, width, height), centred: true, paint);
        canvas.Flush();
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                // A pixel at the edge may be touched by smoothing.
                var inside = x >= around - 2 && x < around + width + 2 && y >= around - 2 && y < around + height + 2;
                if (!inside && bitmap.GetPixel(x, y) != SKColors.White)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
