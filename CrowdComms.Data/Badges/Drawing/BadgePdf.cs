using SkiaSharp;

namespace CrowdComms.Data.Badges.Drawing;

/// <summary>Writes badges as a PDF or a picture.</summary>
internal static class BadgePdf
{
    /// <summary>Writes a PDF with one page for each badge, page by page; <paramref name="to"/> stays open. A stream
    /// that can only be written asynchronously needs a buffer in front of it.</summary>
    internal static void Write(Stream to, BadgeDrawing drawing, IEnumerable<BadgeContent> people, string title)
    {
        using var stream = new SKManagedWStream(to);
        using var pdf =
            SKDocument.CreatePdf(stream,
                new SKDocumentPdfMetadata
                {
                    Title = title,
                    Creator = "CrowdComms",
                    Producer = "CrowdComms",
                    RasterDpi = 300,
                    EncodingQuality = 101
                });
        foreach (var person in people)
        {
            drawing.Draw(pdf.BeginPage(drawing.Paper.Page.Width, drawing.Paper.Page.Height), person);
            pdf.EndPage();
        }

        pdf.Close();
    }

    /// <summary>Draws one badge as a PNG of the given number of dots per inch.</summary>
    internal static byte[] Picture(BadgeDrawing drawing, BadgeContent person, int dotsPerInch)
    {
        var scale = dotsPerInch / 72f;
        var page = drawing.Paper.Page;
        using var surface = SKSurface.Create(
            new SKImageInfo((int)Math.Round(page.Width * scale), (int)Math.Round(page.Height * scale)));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        drawing.Draw(surface.Canvas, person);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
