using SkiaSharp;

namespace CrowdComms.Data.Badges;

/// <summary>Checks a file that is uploaded as a logo, and says in a sentence what is wrong with it.</summary>
public static class BadgeLogo
{
    /// <summary>The greatest size of a logo file, in bytes.</summary>
    public const int MostBytes = 512 * 1024;

    // A small file can decode to a picture that needs more memory than the server has, so width and height are limited.
    private const int MostPixels = 4000;

    /// <summary>Returns the sentence about a file of more than <see cref="MostBytes"/>.</summary>
    public static string TooLarge(long bytes) =>
        $"The logo has {(bytes + 1023) / 1024:N0} kB. Save it with at most {MostBytes / 1024} kB.";

    /// <summary>Returns the sentence about an unacceptable file; null when it is a picture that can be
    /// printed.</summary>
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
            return "The logo is not a PNG or JPEG. Save it as one of these.";
        }

        if (codec.Info.Width > MostPixels || codec.Info.Height > MostPixels)
        {
            return $"The logo has {codec.Info.Width:N0} × {codec.Info.Height:N0} pixels. "
                + $"Save it with at most {MostPixels:N0} × {MostPixels:N0}.";
        }

        using var bitmap = new SKBitmap(codec.Info);
        return codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success ? null
            : "The logo file is damaged. Save it again.";
    }
}
