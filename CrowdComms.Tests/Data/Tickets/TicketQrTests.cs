using CrowdComms.Data.Tickets;
using CrowdComms.Tests.Support;

namespace CrowdComms.Tests.Data.Tickets;

public sealed class TicketQrTests
{
    [Fact]
    public void A_scanner_reads_the_code_out_of_the_drawing()
    {
        foreach (var code in Enumerable.Range(0, 50).Select(_ => TicketCode.New()))
        {
            Assert.Equal(code, QrReader.Read(QrReader.Modules(TicketQr.Svg(code))));
        }
    }

    [Fact]
    public void The_modules_are_those_of_the_drawing()
    {
        var code = TicketCode.New();
        var drawn = QrReader.Modules(TicketQr.Svg(code));

        var modules = TicketQr.Modules(code);

        Assert.Equal((25, 25), (modules.Count, modules[0].Count));
        Assert.All(modules.Index(),
            row => Assert.All(row.Item.Index(), cell => Assert.Equal(drawn[row.Index, cell.Index], cell.Item)));
    }

    [Fact]
    public void People_read_the_code_in_groups_of_four_and_type_it_so() => Assert.Multiple(
        () => Assert.Equal("0W4S 1DJ1 EXVP Y1CV C", TicketQr.Grouped("0W4S1DJ1EXVPY1CVC")),
        () => Assert.Equal("0W4S1DJ1EXVPY1CVC", TicketCode.Read("0w4s 1dj1 exvp y1cv c")));
}
