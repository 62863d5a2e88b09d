using SkiaSharp;

namespace CrowdComms.Data.Badges;

/// <summary>What is acceptable as a logo.</summary>
public static class BadgeLogo
{
    /// <summary>Bytes at most.</summary>
    public const int MostBytes = 512 * 1024;

    // A small file may unfold to a picture that no memory holds.
    private const int MostPixels = 4000;

    /// <summary>The sentence about a file of more than <see cref="MostBytes"/>.</summary>
    public static string TooLarge(long bytes) =>
        $"The logo has {(bytes + 1023) / 1024:N0} kB; at most {MostBytes / 1024} kB fit. Save it smaller.";

    /// <summary>The sentence about a file, or null when it is a picture that prints.</summary>
    public static string? Problem(byte[] file)
    {
        if (file.Length > MostBytes)
        {
            return TooLarge(file.Length);
        }

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec?.EncodedFormat is not (SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg))
        {
            return "The logo is no PNG and no JPEG picture. Save it as one of these.";
        }

        if (codec.Info.Width > MostPixels || codec.Info.Height > MostPixels)
        {
            return $"The logo is {codec.Info.Width:N0} × {codec.Info.Height:N0} pixels large; at most "
                + $"{MostPixels:N0} × {MostPixels:N0} fit.";
        }

        using var bitmap = new SKBitmap(codec.Info);
        return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success ? null
            : "The logo's file is damaged. Save it anew.";
    }
}
