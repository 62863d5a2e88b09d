using System.IO.Compression;
using CrowdComms.Data.Common;
using CrowdComms.Data.Imports;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>Workbooks of every shape: sheets, blocks, far cells, and more than fits.</summary>
public sealed class WorkbookTests : IDisposable
{
    private const string Head =
        """<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Email</v></c><c r="C1" t="str"><v>Company</v></c></row>""";

    private readonly string _folder = Directory.CreateTempSubdirectory("crowdcomms-workbook-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Merged_cells_fill_their_block()
    {
        using var file = Open(Book(("List", $"""
            <sheetData>{Head}
            <row r="2"><c r="A2" t="str"><v>Ada</v></c><c r="B2" t="str"><v>a@a.example</v></c><c r="C2" t="str"><v>Acme</v></c></row>
            <row r="3"><c r="A3" t="str"><v>Bo</v></c><c r="B3" t="str"><v>b@a.example</v></c></row>
            <row r="4"><c r="A4" t="str"><v>Cy</v></c><c r="B4" t="str"><v>c@a.example</v></c></row>
            </sheetData><mergeCells><mergeCell ref="C2:C3"/></mergeCells>
            """)));
        Assert.Equal(["Acme", "Acme", ""], file.Rows(CancellationToken.None).Select(r => r.Cells.ElementAtOrDefault(2) ?? ""));
    }

    [Fact]
    public void A_link_gives_the_address_that_its_text_hides()
    {
        var rows = $"""<sheetData>{Head}<row r="2"><c r="A2" t="str"><v>Ada</v></c><c r="B2" t="str"><v>write</v></c></row></sheetData>"""
            + """<hyperlinks><hyperlink ref="B2" r:id="rId7"/></hyperlinks>""";
        using var file = Open(Book(("List", rows)));
        Assert.Equal("ada@a.example", file.Rows(CancellationToken.None).Single().Cells[1]);
    }

    [Fact]
    public void The_only_cell_in_the_last_row_and_column_costs_nothing()
    {
        using var file = Open(Book(("List", $"""
            <sheetData>{Head}<row r="2"><c r="A2" t="str"><v>Ada</v></c><c r="B2" t="str"><v>a@a.example</v></c></row>
            <row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>
            """)));
        Assert.Equal(2, Assert.Single(file.Rows(CancellationToken.None)).Number);
        Assert.Equal(["Name", "Email", "Company"], file.Header);
    }

    [Fact]
    public void Each_sheet_of_people_is_offered_and_hidden_ones_are_not_read()
    {
        string Sheet(string name) => $"<sheetData>{Head}{Row(2, name)}</sheetData>";
        var book = Book(("Notes", "<sheetData/>"), ("Monday", Sheet("ada")), ("-Old", Sheet("old")), ("Tuesday", Sheet("bo")));
        using var file = Open(book);
        Assert.Equal(["Monday", "Tuesday"], file.Sheets);
        Assert.Equal("Monday", file.Sheet);
        Assert.Equal(["The sheet “Tuesday” has people too (1 row) and is not read. Import it separately.",
            "The sheet “Old” is hidden and was not read."], file.Notes);
        var other = file.ReadAs(new ReadingChoices(Sheet: "Tuesday"), CancellationToken.None).Value;
        Assert.Equal("bo", other.Rows(CancellationToken.None).Single().Cells[0]);
        var none = file.ReadAs(new ReadingChoices(Sheet: "Friday"), CancellationToken.None);
        Assert.Contains("no sheet “Friday”", none.Error!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cell", "more than 32,767 characters")]
    [InlineData("shared", "more than 64 MB of text")]
    [InlineData("unpacked", "larger than 768 MB")]
    public void More_than_fits_is_refused_with_a_sentence(string what, string says)
    {
        var million = new string('a', 1 << 20);
        var path = what switch
        {
            "cell" => Book(("List", $"""<sheetData>{Head}<row r="2"><c r="A2" t="str"><v>{million}</v></c></row></sheetData>""")),
            "shared" => Book(zip => Write(zip, "xl/sharedStrings.xml",
                Enumerable.Repeat($"<si><t>{million[..30_000]}</t></si>", 2_300).Prepend("<sst>").Append("</sst>")),
                ("List", $"<sheetData>{Head}</sheetData>")),
            _ => Book(zip => Write(zip, "xl/sharedStrings.xml", Enumerable.Repeat(million, 780).Prepend("<sst><si>")),
                ("List", $"<sheetData>{Head}</sheetData>")),
        };
        var refused = Try(path);
        Assert.Equal("import.unreadable", refused.Error?.Code);
        Assert.Contains(says, refused.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_stops_when_nobody_waits_any_more()
    {
        var rows = string.Concat(Enumerable.Range(2, 50_000).Select(i => Row(i, $"p{i}")));
        using var file = Open(Book(("List", $"<sheetData>{Head}{rows}</sheetData>")));
        using var gone = new CancellationTokenSource();
        var read = 0;
        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            foreach (var row in file.Rows(gone.Token))
            {
                read++;
                gone.Cancel();
            }
        });
        Assert.InRange(read, 1, 49_999);
    }

    [Fact]
    public void The_row_of_headings_can_be_chosen()
    {
        using var file = Open(Book(("List", $"""
            <sheetData>{Head}<row r="2"><c r="A2" t="str"><v>Given name</v></c><c r="B2" t="str"><v>Mail</v></c></row>
            <row r="3"><c r="A3" t="str"><v>Ada</v></c><c r="B3" t="str"><v>a@a.example</v></c></row></sheetData>
            """)));
        Assert.Equal(1, file.HeaderRow);
        Assert.Equal(["1 Name · Email · Company", "2 Given name · Mail", "3 Ada · a@a.example"],
            file.HeaderRows.Select(r => $"{r.Number} {r.Text}"));
        var chosen = file.ReadAs(new ReadingChoices(HeaderRow: 2), CancellationToken.None).Value;
        Assert.Equal(["Given name", "Mail"], chosen.Header);
        Assert.Equal(3, Assert.Single(chosen.Rows(CancellationToken.None)).Number);
        var blank = file.ReadAs(new ReadingChoices(HeaderRow: 30), CancellationToken.None);
        Assert.Contains("Row 30 cannot hold the headings", blank.Error!.Message, StringComparison.Ordinal);
    }

    private static string Row(int number, string name) => $"<row r=\"{number}\"><c r=\"A{number}\" t=\"str\"><v>{name}</v></c>"
        + $"<c r=\"B{number}\" t=\"str\"><v>{name}@a.example</v></c></row>";

    private static ImportFile Open(string path) => Try(path).Value;

    private static Result<ImportFile> Try(string path) => ImportFile.Open("list.xlsx", path, new ReadingChoices(), CancellationToken.None);

    private string Book(params (string Name, string Content)[] sheets) => Book(_ => { }, sheets);

    // A name that begins with a hyphen is that of a hidden sheet.
    private string Book(Action<ZipArchive> more, params (string Name, string Content)[] sheets)
    {
        var path = Path.Combine(_folder, $"{Guid.CreateVersion7():N}.xlsx");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        Write(zip, "xl/workbook.xml", ["<workbook xmlns:r=\"r\"><sheets>", .. sheets.Select((s, i) =>
            $"<sheet name=\"{s.Name.TrimStart('-')}\" r:id=\"rId{i}\"{(s.Name[0] == '-' ? " state=\"hidden\"" : "")}/>"),
            "</sheets></workbook>"]);
        Write(zip, "xl/_rels/workbook.xml.rels", ["<Relationships>", .. sheets.Select((_, i) =>
            $"<Relationship Id=\"rId{i}\" Target=\"worksheets/sheet{i}.xml\"/>"), "</Relationships>"]);
        for (var i = 0; i < sheets.Length; i++)
        {
            Write(zip, $"xl/worksheets/sheet{i}.xml", ["<worksheet xmlns:r=\"r\">", sheets[i].Content, "</worksheet>"]);
        }

        Write(zip, "xl/worksheets/_rels/sheet0.xml.rels",
            ["<Relationships><Relationship Id=\"rId7\" Target=\"mailto:ada@a.example?subject=Hello\"/></Relationships>"]);
        more(zip);
        return path;
    }

    private static void Write(ZipArchive zip, string part, IEnumerable<string> content)
    {
        using var text = new StreamWriter(zip.CreateEntry(part, CompressionLevel.Fastest).Open());
        foreach (var piece in content)
        {
            text.Write(piece);
        }
    }
}
