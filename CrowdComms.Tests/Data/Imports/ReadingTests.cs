using System.Text;
using CrowdComms.Data.Files;
using CrowdComms.Data.Imports;
using CrowdComms.Tests.Samples;
using MiniExcelLibs;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>What is a table, and how its cells are read.</summary>
public sealed class ReadingTests : IDisposable
{
    private const string Table = "First name,Last name,Email\nWilhelm,Röntgen,w@a.example\nMarie,Curie,m@a.example\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("crowdcomms-import-").FullName;

    public static TheoryData<string, bool, string> Encodings => new()
    {
        { "utf-8", false, "UTF-8" },
        { "utf-8", true, "UTF-8" },
        { "utf-16", true, "UTF-16" },
        { "utf-16", false, "UTF-16" },
        { "utf-16BE", true, "UTF-16, big endian" },
        { "utf-16BE", false, "UTF-16, big endian" },
        { "windows-1252", false, "Windows-1252 (Western Europe)" },
    };

    public static TheoryData<byte[], string> NoTables => new()
    {
        { [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "picture (PNG)" },
        { "%PDF-1.7\n%âãÏÓ"u8.ToArray(), "PDF" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "old Excel file (.xls)" },
        { [.. "PK\u0003\u0004"u8, 1, 2, 3], "damaged" },
        { [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 37 % 256))], "no text" },
        { [], "empty" },
        { "\n  \n\n"u8.ToArray(), "empty" },
        { "Dear all, here is the list\nAda Lovelace\n"u8.ToArray(), "No known heading was found" },
        { "Names\nAda Lovelace\n"u8.ToArray(), "only one column" },
        { "Ada,Lovelace,ada@a.example\nMarie,Curie,m@a.example\n"u8.ToArray(), "no headings" },
        { "First name,Last name,Email\n\n"u8.ToArray(), "no rows" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_text_file_is_read_in_the_encoding_it_was_written_in(string name, bool mark, string shown)
    {
        Encoding encoding = name == "utf-8" ? new UTF8Encoding(mark)
            : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        using var file = Open(Sample.Bytes(Table, encoding, mark));
        Assert.Equal(["First name", "Last name", "Email"], file.Header);
        Assert.Equal("Röntgen", file.Samples[0][1]);
        Assert.Equal($"CSV, {shown}, comma", file.Format);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_separator_is_found(char separator)
    {
        using var file = Open(Sample.Bytes(
            $"Name{separator}\"A, b; c | d\"{separator}Email\r\nAda{separator}x{separator}a@a.example\r\n"));
        Assert.Equal(["Name", "A, b; c | d", "Email"], file.Header);
        Assert.Equal(["Ada", "x", "a@a.example"], file.Samples[0]);
    }

    [Fact]
    public void Excels_line_that_names_the_separator_is_understood_and_counted()
    {
        using var file = Open(Sample.Bytes("sep=;\nName;Email\nAda, Countess;a@a.example\n"));
        Assert.Equal(["Name", "Email"], file.Header);
        Assert.Equal(3, Assert.Single(file.Rows(CancellationToken.None)).Number);
    }

    [Fact]
    public void Rows_are_numbered_by_the_line_they_begin_on()
    {
        using var file = Open(Sample.Bytes(
            "Name,Notes\r\n\r\nAda,\"two\r\nlines\"\r\n\r\nMarie,x\r\nLise,\"a\r\nb\r\nc\""));
        Assert.Equal([(3, "Ada"), (6, "Marie"), (7, "Lise")], file.Rows(CancellationToken.None).Select(r => (r.Number, r.Cells[0])));
    }

    [Fact]
    public void A_note_of_several_lines_with_separators_is_no_swallowed_row()
    {
        using var file = Open(Sample.Bytes("Name,Email,Notes\nAda,a@a.example,\"Needs:\nramp, parking, a quiet room, please\"\n"));
        Assert.Null(Assert.Single(file.Rows(CancellationToken.None)).Refused);
    }

    [Theory]
    [MemberData(nameof(NoTables))]
    public void What_is_no_table_is_refused_with_a_sentence(byte[] content, string says)
    {
        var refused = ImportFile.Open("list.csv", Write(content), new ReadingChoices(), CancellationToken.None);
        Assert.Equal("import.unreadable", refused.Error?.Code);
        Assert.Contains(says, refused.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_ends_the_reading_with_a_sentence()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 20_000)
            .Select(i => i == 8 ? "B,\"never closed" : $"Person {i},{i}@a.example"));
        using var file = Open(Sample.Bytes("Name,Email\n" + rows));
        var last = file.Rows(CancellationToken.None).Last();
        Assert.Equal(10, last.Number);
        Assert.Contains("quotation mark", last.Broken, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_is_read_with_the_numbers_of_its_rows()
    {
        var path = Path.Combine(_folder, "list.xlsx");
        MiniExcel.SaveAs(path, new[]
        {
            new { First = "Ada", Phone = (object)49123456789d,
                Born = (DateTime?)new DateTime(2026, 12, 10, 0, 0, 0, DateTimeKind.Utc) },
            new { First = "", Phone = (object)"", Born = (DateTime?)null },
            new { First = "张伟", Phone = (object)1.5, Born = (DateTime?)null },
        });
        using var file = ImportFile.Open("list.xlsx", path, new ReadingChoices(), CancellationToken.None).Value;
        Assert.Equal("Excel workbook", file.Format);
        Assert.Equal("Row", file.RowWord);
        Assert.Equal([(2, "Ada|49123456789|2026-12-10"), (4, "张伟|1.5")], file.Rows(CancellationToken.None)
            .Select(r => (r.Number, string.Join('|', r.Cells))));
    }

    [Fact]
    public void A_damaged_workbook_is_refused_with_a_sentence()
    {
        var path = Path.Combine(_folder, "whole.xlsx");
        MiniExcel.SaveAs(path, Enumerable.Range(0, 500)
            .Select(i => new { Name = $"Person {i}", Email = $"{i}@a.example" }));
        var whole = File.ReadAllBytes(path);
        foreach (var broken in new[] { whole[..(whole.Length / 2)],
            [.. whole.Select((b, i) => i > 600 && i < whole.Length - 600 ? (byte)(b ^ 0x55) : b)] })
        {
            var refused = ImportFile.Open("list.xlsx", Write(broken), new ReadingChoices(), CancellationToken.None);
            Assert.Equal("import.unreadable", refused.Error?.Code);
        }
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_and_not_kept()
    {
        var uploads = new UploadFolder(_folder, TimeProvider.System);
        await using var large = new MemoryStream(new byte[UploadFolder.Most + 1]);
        var refused = await uploads.KeepAsync(large, TestContext.Current.CancellationToken);
        Assert.Equal("import.too_large", refused.Error?.Code);
        Assert.Contains("50 MB", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "uploads")));
    }

    [Fact]
    public void Letters_that_look_wrong_can_be_read_in_another_encoding()
    {
        var text = "Name,Email\nDvořák,d@a.example\n";
        using var guessed = Open(Sample.Bytes(text, CodePagesEncodingProvider.Instance.GetEncoding("windows-1250")));
        var chosen = guessed.ReadAs(new ReadingChoices("windows-1250"), CancellationToken.None).Value;
        Assert.Equal("Dvořák", chosen.Samples[0][0]);
    }

    [Fact]
    public void A_kept_file_is_read_in_the_encoding_that_was_chosen_and_nothing_of_it_is_recognised_again()
    {
        var text = "Name,Email\nDvořák,d@a.example\n";
        var path = Write(Sample.Bytes(text, CodePagesEncodingProvider.Instance.GetEncoding("windows-1250")));
        using var kept = ImportFile.Reopen("list.csv", path, new ReadingChoices("windows-1250")).Value;
        Assert.Empty(kept.Header);
        Assert.Equal("Dvořák", Assert.Single(kept.Rows(CancellationToken.None)).Cells[0]);
    }

    [Fact]
    public void A_kept_workbook_that_is_damaged_since_has_one_row_that_says_so()
    {
        var path = Path.Combine(_folder, "kept.xlsx");
        MiniExcel.SaveAs(path, Enumerable.Range(0, 500).Select(i => new { Name = $"Person {i}", Email = $"{i}@a.example" }));
        var whole = File.ReadAllBytes(path);
        byte[] broken = [.. whole.Select((b, i) => i > 600 && i < whole.Length - 600 ? (byte)(b ^ 0x55) : b)];
        var opened = ImportFile.Reopen("list.xlsx", Write(broken), new ReadingChoices());
        Assert.True(opened.Failed(out _) || Assert.Single(opened.Value.Rows(CancellationToken.None)).Broken is not null);
    }

    private ImportFile Open(byte[] content) =>
        ImportFile.Open("list.csv", Write(content), new ReadingChoices(), CancellationToken.None).Value;

    private string Write(byte[] content)
    {
        var path = Path.Combine(_folder, $"{Guid.CreateVersion7():N}");
        File.WriteAllBytes(path, content);
        return path;
    }
}
