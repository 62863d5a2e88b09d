using CrowdComms.Data.Common;

namespace CrowdComms.Tests.Data.Common;

public sealed class RisingIdTests
{
    [Fact]
    public void Ids_of_one_moment_are_in_the_order_in_which_they_were_made()
    {
        var ids = Enumerable.Range(0, 20_000).Select(_ => RisingId.Next()).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids.Order(), ids);
        Assert.All(ids, id => Assert.Equal(7, id.Version));
    }
}
