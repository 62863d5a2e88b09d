using System.Text;
using QRCoder;

namespace CrowdComms.Data.Tickets;

/// <summary>
/// Draws the QR code of a ticket, the same on the page, in the email and on the badge. It holds only the code, in
/// capitals and digits, which a QR code stores compactly (ISO/IEC 18004, alphanumeric mode): 25 modules wide, though
/// 30 % of them may be damaged.
/// </summary>
public static class TicketQr
{
    // Scanners need a white border of four modules.
    private const int Quiet = 4;

    /// <summary>The modules by row, true for dark, without the white border.</summary>
    public static IReadOnlyList<IReadOnlyList<bool>> Modules(string code)
    {
        using var data = Data(code);
        var width = data.ModuleMatrix.Count - (2 * Quiet);
        return [.. data.ModuleMatrix.Skip(Quiet).Take(width)
            .Select(row => row.Cast<bool>().Skip(Quiet).Take(width).ToArray())];
    }

    /// <summary>An SVG document without a fixed size: black on white in every colour scheme, with the white
    /// border.</summary>
    public static string Svg(string code)
    {
        using var data = Data(code);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>The code in groups of four characters, as people read it aloud.</summary>
    public static string Grouped(string code) =>
        code.Chunk(4)
            .Aggregate(new StringBuilder(), (text, four) => text.Append(text.Length > 0 ? " " : "").Append(four))
            .ToString();

    private static QRCodeData Data(string code) => QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.H);
}
