using System.Globalization;
using System.Text;
using CrowdComms.Data.Tickets;

namespace CrowdComms.Tests.Support;

/// <summary>A film of one QR code in the format that Chromium's fake camera plays (YUV4MPEG2, 4:2:0).</summary>
public static class QrFilm
{
    private const int Width = 640, Height = 480, Frames = 10, Scale = 9;

    /// <summary>Writes the film to a file and returns its path.</summary>
    public static string Write(string code)
    {
        var modules = TicketQr.Modules(code);
        var side = modules.Count * Scale;
        var (left, top) = ((Width - side) / 2, (Height - side) / 2);
        var picture = new byte[Width * Height * 3 / 2];
        Array.Fill(picture, (byte)235, 0, Width * Height);
        Array.Fill(picture, (byte)128, Width * Height, Width * Height / 2);
        for (var (i, n) = (0, side * side); i < n; i++)
        {
            if (modules[i / side / Scale][i % side / Scale])
            {
                picture[((top + (i / side)) * Width) + left + (i % side)] = 16;
            }
        }

        var path = Path.Combine(Path.GetTempPath(), $"crowdcomms-{Guid.CreateVersion7():n}.y4m");
        using var film = File.Create(path);
        film.Write(Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"YUV4MPEG2 W{Width} H{Height} F10:1 Ip A1:1 C420jpeg\n")));
        for (var frame = 0; frame < Frames; frame++)
        {
            film.Write("FRAME\n"u8);
            film.Write(picture);
        }

        return path;
    }
}
