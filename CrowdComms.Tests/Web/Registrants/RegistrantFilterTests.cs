using CrowdComms.Data.Common;
using CrowdComms.Data.Registrants;
using CrowdComms.Web.Registrants;

namespace CrowdComms.Tests.Web.Registrants;

public sealed class RegistrantFilterTests
{
    [Fact]
    public void An_address_says_the_whole_view_and_is_read_back_as_the_same()
    {
        var filter = new RegistrantFilter
        {
            Search = "rönt & gen?",
            Statuses = [RegistrantStatus.CheckedIn, RegistrantStatus.Confirmed],
            PassTypes = ["VIP", "A-1"],
            Company = Guid.CreateVersion7(),
            Sort = RegistrantSort.Company,
            Descending = true,
            Page = 3,
            PageSize = 100,
            Person = Guid.CreateVersion7(),
        };
        var address = filter.Address("/events/x/registrants");
        Assert.Equal(address, RegistrantFilter.Of("http://host" + address).Address("/events/x/registrants"));
        Assert.Equal("rönt & gen?", RegistrantFilter.Of("http://host" + address).Search);
        Assert.Equal("/events/x/registrants", new RegistrantFilter().Address("/events/x/registrants"));
    }

    [Theory]
    [InlineData("?status=Nonsense&status=7&page=-4&pageSize=1000000&company=x&sort=drop&person=y")]
    [InlineData("?status=&passType=&search=&page=99999999999")]
    [InlineData("")]
    public void What_cannot_be_read_counts_as_not_said(string query) =>
        Assert.Equal("", RegistrantFilter.Of("http://host/r" + query).Address(""));

    [Fact]
    public void A_pass_type_that_does_not_exist_finds_nobody_rather_than_everybody()
    {
        var vip = new PassChoice(Guid.CreateVersion7(), "VIP", "VIP", "#000000", Retired: false);
        var query = RegistrantFilter.Of("http://host/r?passType=vip&passType=gone").Query([vip]);
        Assert.Equal([vip.Id, Guid.Empty], query.PassTypes);
    }
}
