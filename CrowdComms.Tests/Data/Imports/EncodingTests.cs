using System.Text;
using CrowdComms.Data.Imports;
using CrowdComms.Tests.Samples;

namespace CrowdComms.Tests.Data.Imports;

/// <summary>The encoding of a text file is told by its letters beyond ASCII, wherever they are.</summary>
public sealed class EncodingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crowdcomms-encoding-").FullName;

    public static TheoryData<string, string> Names => new()
    {
        { "shift_jis", "山田,太郎;鈴木,花子;佐藤,健一;高橋,美咲;田中,大輔" },
        { "euc-jp", "山田,太郎;鈴木,花子;佐藤,健一;高橋,美咲;ヤマモト,ユウコ" },
        { "gb18030", "王,伟;李,娜;张,敏;刘,洋;陈,静;杨,秀英;赵,建国;黄,晓明" },
        { "big5", "陳,怡君;林,志明;黃,淑芬;張,家豪;李,美玲;王,俊傑;吳,雅婷" },
        { "euc-kr", "김,민준;이,서연;박,지훈;최,수빈;정,하은;강,도윤" },
        { "windows-1251", "Иванов,Дмитрий;Петрова,Ольга;Смирнов,Алексей;Кузнецова,Анна" },
        { "koi8-r", "Иванов,Дмитрий;Петрова,Ольга;Смирнов,Алексей;Кузнецова,Анна" },
        { "windows-1250", "Dvořák,Antonín;Žižka,Tomáš;Nováková,Božena;Říha,Jiří;Čapek,Karel" },
        { "windows-1250", "Kowalczyk,Łukasz;Wiśniewska,Małgorzata;Dąbrowski,Paweł;Zając,Żaneta" },
        { "windows-1250", "Dvořák,Zoë;Żółć,Łukasz;Novák,Šárka" },
        { "windows-1254", "Yılmaz,Ayşe;Öztürk,Gökhan;Şahin,İbrahim" },
        { "windows-1252", "Größmann,Jörg;Müller,Käthe;Weiß,Björn" },
        { "windows-1252", "Lefèvre,Hélène;Garçon,François;Noël,Zoé;Ângelo,João;Muñoz,Íñigo;Håkansson,Åsa;Sørensen,Bjørn" },
        { "macintosh", "Größmann,Jörg;Müller,Käthe;Weiß,Björn" },
        { "macintosh", "Lefèvre,Hélène;Garçon,François;Noël,Zoé;Muñoz,Íñigo" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_told_by_the_letters_beyond_ascii_behind_many_rows_of_ascii(string encoding, string names)
    {
        var ascii = string.Join('\n', Enumerable.Range(0, 3_000).Select(i => $"Smith,John,john{i}@case.example,General"));
        var rows = string.Join('\n', names.Split(';').Select((name, i) => $"{name},n{i}@case.example,General"));
        using var file = Open($"Last name,First name,Email,Pass type\n{ascii}\n{rows}\n", encoding);
        Assert.Equal(encoding, file.Encoding);
        Assert.Equal(names.Split(';')[^1], string.Join(',', file.Rows(CancellationToken.None).Last().Cells.Take(2)));
        Assert.Contains(encoding, ImportFile.Encodings.Keys);
    }

    [Fact]
    public void Utf8_with_a_few_wrong_bytes_stays_utf8()
    {
        var bytes = Sample.Bytes("Name,Email\nJosé Ñúñez,a@a.example\nÉmilie Zoë Ångström,b@a.example\nZX,c@a.example\n");
        bytes[Array.LastIndexOf(bytes, (byte)'X')] = 0xFC;
        using var file = Open(bytes);
        Assert.Equal("utf-8", file.Encoding);
        Assert.Equal(["José Ñúñez", "Émilie Zoë Ångström", "Z\uFFFD"], file.Rows(CancellationToken.None).Select(r => r.Cells[0]));
    }

    private ImportFile Open(string text, string encoding) =>
        Open(Sample.Bytes(text, CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)));

    private ImportFile Open(byte[] content)
    {
        var path = Path.Combine(_folder, $"{Guid.CreateVersion7():N}");
        File.WriteAllBytes(path, content);
        return ImportFile.Open("list.csv", path, new ReadingChoices(), CancellationToken.None).Value;
    }
}
