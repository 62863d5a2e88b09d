using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrowdComms.Tests.Support;

/// <summary>
/// Reads the small QR codes of tickets (versions 1 and 2, alphanumeric) as a scanner does after it has found the
/// modules (ISO/IEC 18004, clause 12). It is written from the standard and shares no code with the product; an error in
/// any codeword fails the test.
/// </summary>
public static partial class QrReader
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    /// <summary>Returns the modules of an SVG that draws each as squares of a path, without the white border.</summary>
    public static bool[,] Modules(string svg)
    {
        var size = int.Parse(ViewBox().Match(svg).Groups[1].Value, CultureInfo.InvariantCulture);
        var all = new bool[size, size];
        foreach (var run in Run().Matches(svg)
            .Select(
                m => m.Groups.Values.Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture)).ToArray()))
        {
            for (var x = run[0]; x < run[0] + run[2]; x++)
            {
                all[run[1], x] = true;
            }
        }

        // The border has four white modules on every side, as readers need.
        var modules = new bool[size - 8, size - 8];
        for (var (i, n) = (0, size * size); i < n; i++)
        {
            var (row, column) = (i / size - 4, i % size - 4);
            if (row >= 0 && column >= 0 && row < size - 8 && column < size - 8)
            {
                modules[row, column] = all[row + 4, column + 4];
            }
            else
            {
                Assert.False(all[row + 4, column + 4], "The white around the code is not white.");
            }
        }

        return modules;
    }

    /// <summary>Returns the text of a QR code.</summary>
    public static string Read(bool[,] modules)
    {
        var size = modules.GetLength(0);
        var version = (size - 17) / 4;
        Assert.InRange(version, 1, 2);
        var words = Codewords(modules, size);
        var parity = Parity(version, Format(modules) >> 13);
        Assert.All(Enumerable.Range(0, parity),
            power => Assert.Equal(0, words.Aggregate(0, (sum, word) => Times(sum, Power(power)) ^ word)));
        return Text(words[..^parity]);
    }

    private static int Format(bool[,] m)
    {
        (int Row, int Column)[] places =
            [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8), (5, 8), (4, 8), (3, 8), (2, 8),
                (1, 8), (0, 8)];
        return places.Aggregate(0, (bits, p) => (bits << 1) | (m[p.Row, p.Column] ? 1 : 0)) ^ 0x5412;
    }

    private static byte[] Codewords(bool[,] m, int size)
    {
        var (bits, mask, upwards) = (new List<int>(), (Format(m) >> 10) & 7, true);
        for (var right = size - 1; right > 0; right -= 2, upwards = !upwards)
        {
            right -= right == 6 ? 1 : 0;
            for (var i = 0; i < size * 2; i++)
            {
                var (row, column) = (upwards ? size - 1 - (i / 2) : i / 2, right - (i % 2));
                if (!IsFixed(row, column, size))
                {
                    bits.Add((m[row, column] ? 1 : 0) ^ (IsFlipped(mask, row, column) ? 1 : 0));
                }
            }
        }

        return [.. bits.Chunk(8).Where(b => b.Length == 8)
            .Select(b => (byte)b.Aggregate(0, (word, bit) => (word << 1) | bit))];
    }

    private static bool IsFixed(int row, int column, int size) =>
        (row < 9 && (column < 9 || column >= size - 8)) || (row >= size - 8 && column < 9) || row == 6 || column == 6
        || (size > 21 && row >= size - 9 && row < size - 4 && column >= size - 9 && column < size - 4);

    private static bool IsFlipped(int mask, int i, int j) => mask switch
    {
        0 => (i + j) % 2 == 0,
        1 => i % 2 == 0,
        2 => j % 3 == 0,
        3 => (i + j) % 3 == 0,
        4 => ((i / 2) + (j / 3)) % 2 == 0,
        5 => (i * j % 2) + (i * j % 3) == 0,
        6 => ((i * j % 2) + (i * j % 3)) % 2 == 0,
        _ => (((i + j) % 2) + (i * j % 3)) % 2 == 0,
    };

    // The order is that of the two bits in the format information: M, L, H, Q.
    private static int Parity(int version, int level) => version == 1 ? new[] { 10, 7, 17, 13 }[level]
        : new[] { 16, 10, 28, 22 }[level];

    private static string Text(byte[] data)
    {
        var bits = string.Concat(data.Select(b => b.ToString("b8", CultureInfo.InvariantCulture)));
        Assert.Equal("0010", bits[..4]);
        var (text, left, at) = (new StringBuilder(), Convert.ToInt32(bits[4..13], 2), 13);
        for (; left > 1; left -= 2, at += 11)
        {
            var pair = Convert.ToInt32(bits[at..(at + 11)], 2);
            text.Append(Alphanumeric[pair / 45]).Append(Alphanumeric[pair % 45]);
        }

        return left == 0 ? text.ToString() : text.Append(Alphanumeric[Convert.ToInt32(bits[at..(at + 6)], 2)])
            .ToString();
    }

    private static int Power(int exponent) => Enumerable.Repeat(2, exponent).Aggregate(1, Times);

    // Multiplies in GF(256) with the polynomial of the standard: x^8 + x^4 + x^3 + x^2 + 1.
    private static int Times(int a, int b)
    {
        var product = 0;
        for (; b > 0; b >>= 1, a = (a << 1) ^ ((a & 0x80) == 0 ? 0 : 0x11d))
        {
            product ^= (b & 1) == 0 ? 0 : a;
        }

        return product;
    }

    [GeneratedRegex("viewBox=\"0 0 ([0-9]+) ")]
    private static partial Regex ViewBox();

    [GeneratedRegex("M([0-9]+) ([0-9]+)h([0-9]+)v1")]
    private static partial Regex Run();
}
