using System.Text;

namespace CrowdComms.Tests.Samples;

/// <summary>The files beside this one, and small ones written by a test.</summary>
internal static class Sample
{
    internal static string Laureates => File("laureates.csv");

    internal static string HiEvents => File("laureates-hievents.csv");

    internal static string Pretix => File("laureates-pretix-positions.csv");

    internal static string BadRows => File("bad-rows.csv");

    /// <summary>Text as the bytes of a file.</summary>
    internal static byte[] Bytes(string text, Encoding? encoding = null, bool mark = false)
    {
        encoding ??= new UTF8Encoding(false);
        return [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
    }

    /// <summary>One of the files of every shape, such as <c>xlsx/x03c-two-sheets-of-people.xlsx</c>.</summary>
    internal static Task<byte[]> ShapeAsync(string name) =>
        System.IO.File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Samples", "Files", name),
            TestContext.Current.CancellationToken);

    private static string File(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", name);
}
