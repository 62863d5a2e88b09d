using System.Text;
using QRCoder;

namespace CrowdComms.Data.Tickets;

/// <summary>
/// The QR code of a ticket, the same on the page, in the e-mail and wherever it is shown. It holds the
/// code alone, in capitals and
/// digits, which QR packs tightly (ISO/IEC 18004, alphanumeric mode): 25 modules wide even though 30
/// % of them may be damaged.
/// </summary>
public static class TicketQr
{
    // Readers need four modules of white around it.
    private const int Quiet = 4;

    /// <summary>The modules, dark is true, without the white around them.</summary>
    public static IReadOnlyList<IReadOnlyList<bool>> Modules(string code)
    {
        using var data = Data(code);
        var width = data.ModuleMatrix.Count - (2 * Quiet);
        return [.. data.ModuleMatrix.Skip(Quiet).Take(width)
            .Select(row => row.Cast<bool>().Skip(Quiet).Take(width).ToArray())];
    }

    /// <summary>A whole SVG document without a size of its own: black on white in every colour scheme, the white
    /// around it included.</summary>
    public static string Svg(string code)
    {
        using var data = Data(code);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    /// <summary>The code as people read it aloud: in groups of four.</summary>
    public static string Grouped(string code) =>
        code.Chunk(4)
            .Aggregate(new StringBuilder(), (text, four) => text.Append(text.Length > 0 ? " " : "").Append(four))
            .ToString();

    private static QRCodeData Data(string code) => QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.H);
}
